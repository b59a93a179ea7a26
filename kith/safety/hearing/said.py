"""A draft as sentences of words, each word as it is meant.

People who are frightened type fast: no capitals, no apostrophes, half the letters. So "dont" and
"don't" become what "do not" is, "kms" what it stands for, and a new line ends a sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from .meanings import several

LONGEST = 60  # words; a longer sentence is cut there, so that no search in it can grow long
# Every part is a set or a single run, so that reading is linear in the length of the text.
PIECES = re.compile(
    r"(?P<word>[^\W_]+(?:['’`\u00b4][^\W_]+)*)"
    r"|(?P<end>[.!?…]+|\n+)"
    r"|(?P<mark>[,;:()\"“”—\u2013])"
    r"|(?P<opens>(?<!\w)['\u2018](?=\w))"
    r"|(?P<closes>(?<=[\w,.!?])['’](?!\w))"
    r"|(?P<face>[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[)D(](?!\w))"
)
LETTERS = 24  # of a word that are read; no word that counts is longer
APOSTROPHES = str.maketrans("", "", "'’`\u00b4")
OPENS, CLOSES = "\u2039", "\u203a"  # stand for single quotes
MARKS = {"“": '"', "”": '"', "\u2013": "—"}
OF_KIND = {"face": "☺", "opens": OPENS, "closes": CLOSES}
ENDS = frozenset(".!?")
YEAR = re.compile(r"(?:19|20)\d\d")
SHORTENED = {
    "ill": "i will",
    "well": "we will",
    "were": "we are",
    "shed": "she would",
    "hed": "he would",
    "hell": "he will",
    "shell": "she will",
    "wed": "we would",
}
UNWELL = several("am is was are were be been feel so very really got fall fell mentally")
AFTER_UNWELL = frozenset(("and", "with", "so", "in", "today", "again", "for", ",", ".", "?", "!"))
JOINED = {
    ("my", "self"): "myself",
    ("for", "ever"): "forever",
    ("no", "one"): "nobody",
    **{
        ("self", harm): "selfharm"
        for harm in ["harm", "harming", "harmed", "harms", "injury", "injure"]
    },
}


@cache
def spelled() -> dict[str, list[str]]:
    lines = (files(__package__) / "spelling.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" = ") for line in lines if not line.startswith("#") and " = " in line]
    return {word: meant.split() for words, meant in pairs for word in words.split()}


def said(text: str) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for word in _words(text):
        sentences[-1].append(word)
        if word in ENDS or len(sentences[-1]) >= LONGEST:
            sentences.append([])
    return [_joined(words) for words in sentences if words and words != ["."]]


def _words(text: str) -> Iterator[str]:
    before, waits = "", False
    for piece in PIECES.finditer(text):
        words = _meant(piece.lastgroup, piece[0])
        if waits:  # an "ill" without its apostrophe
            yield from ("ill",) if words[0] in AFTER_UNWELL else ("i", "will")
        waits = words == ["ill"] and before not in UNWELL
        if not waits:
            yield from words
        before = words[-1]
    if waits:
        yield "ill"


def _meant(kind: str | None, piece: str) -> list[str]:
    if kind == "word":
        return _word(piece[:LETTERS].lower())
    if kind == "end":
        return ["?" if "?" in piece else "!" if "!" in piece else "."]
    return [OF_KIND.get(kind or "", "") or MARKS.get(piece, piece)]


def _word(low: str) -> list[str]:
    plain = low if low.isalnum() else low.translate(APOSTROPHES)
    if plain != low and plain in SHORTENED:
        return SHORTENED[plain].split()
    if plain in spelled():
        return spelled()[plain]
    if plain != low and plain.endswith("s"):
        return [plain[:-1], "'s"]
    return ["YEAR"] if YEAR.fullmatch(plain) else [plain]


def _joined(words: list[str]) -> list[str]:
    """What is written in two as it is read in one."""
    found: list[str] = []
    for word in words:
        one = JOINED.get((found[-1], word)) if found else None
        if one:
            found[-1] = one
        else:
            found.append(word)
    return found
