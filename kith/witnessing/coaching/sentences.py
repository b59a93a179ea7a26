"""A draft, cut into sentences and words, each knowing where it stands.

People write drafts without capitals, apostrophes or full stops. So a new line, an end mark and a
capital in the middle ("... than it is It sounds like ...") all begin a sentence, and a word counts
the same with and without its apostrophe.
"""

import re
from typing import NamedTuple

LONGEST = 60  # words: beyond that it is cut at the next comma or "and"
# Every part is a set or a single run, so that reading is linear in the length of the text.
PIECES = re.compile(
    r"(?P<word>[^\W_]+(?:['’`\u00b4][^\W_]+)*)"
    r"|(?P<end>[.!?…]+|\n+)"
    r"|(?P<mark>[,;:()\"“”—\u2013])"
    r"|(?P<face>[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[)D(](?!\w))"
)
APOSTROPHES = str.maketrans("", "", "'’`\u00b4")
AS_WRITTEN_OUT = {
    **dict.fromkeys(("u", "ya", "yu"), "you"),
    **dict.fromkeys(("ur", "yr"), "your"),
    **{"r": "are", "thru": "through", "coz": "because", "cos": "because", "cuz": "because"},
    **{"thx": "thanks", "ty": "thanks", "ppl": "people", "pls": "please", "plz": "please"},
    **{"prob": "probably", "probs": "probably", "propably": "probably", "tho": "though"},
    **{"gonna": "gonna", "hav": "have", "wat": "what", "abt": "about", "bc": "because"},
    **{"mum": "mom", "mam": "mom", "mummy": "mom", "wil": "will", "infront": "front"},
    **{"shoulda": "should", "coulda": "could", "woulda": "would", "cannot": "cant"},
    **{"ull": "youll", "uve": "youve", "ure": "youre", "soo": "so", "sooo": "so"},
}
BEGINNERS = frozenset(("It", "You", "That", "What", "How", "My", "The", "Sitting", "When", "So"))
ENDS = frozenset((".", "!", "?", "\n"))
SOFT = frozenset((",", ";", "and", "but", "because", "—", "\u2013"))


class Sentence(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]  # lower case, no apostrophes; marks are words of their own
    asks: bool


def sentences(text: str) -> list[Sentence]:
    found: list[Sentence] = []
    words: list[str] = []
    start = end = 0
    ended = False
    for piece in PIECES.finditer(text):
        kind, said = piece.lastgroup, piece[0]
        may_begin = ended or said in BEGINNERS or len(words) >= LONGEST
        if may_begin and words and _begins_anew(text, piece, kind, words):
            found.append(_sentence(start, end, words))
            words = []
        ended = kind == "end"
        if ended and not words:
            continue
        start = start if words else piece.start()
        if said[0] != "\n":
            end = piece.end()
        words.append(_plain(kind, said))
    return [*found, _sentence(start, end, words)] if words else found


def _begins_anew(text: str, piece: re.Match[str], kind: str | None, words: list[str]) -> bool:
    """Whether the sentence so far is over before this piece."""
    if words[-1] in ENDS:
        at = piece.start()
        return kind != "end" and (words[-1] != "." or text[at - 1].isspace() or text[at - 1] == '"')
    if kind == "word" and piece.group() in BEGINNERS:
        return words[-1].isalpha() and text[piece.start() - 1] == " " and _was_lower(text, piece)
    return len(words) >= LONGEST and piece.group() in SOFT


def _was_lower(text: str, piece: re.Match[str]) -> bool:
    """The word before is written small, so a capital is no title, name or heading."""
    before = text[max(0, piece.start() - 24) : piece.start()].split()
    return bool(before) and before[-1].islower() and before[-1] not in ("i", "and", "but")


def _plain(kind: str | None, said: str) -> str:
    if kind == "word":
        low = said.lower() if said.isalnum() else said.lower().translate(APOSTROPHES)
        return AS_WRITTEN_OUT.get(low, low)
    if kind == "end":
        return "?" if "?" in said else "!" if "!" in said else "\n" if said[0] == "\n" else "."
    return "☺" if kind == "face" else said


def _sentence(start: int, end: int, words: list[str]) -> Sentence:
    kept = tuple(filter("\n".__ne__, words))
    return Sentence(start, end, kept, "?" in kept)
