"""What a sentence is described by before it is weighed: words, their neighbours, stems, cues.

Words are small, kinds of words are capitals or begin with "-". Of the rest, the first sign says
what it is: "~" how a word begins or ends; "+" a cue and "#" how many of a kind, or how long; "?"
asking. More was tried and left out, since replies by somebody else were read no better with it:
kinds beside kinds, threes, subjects, verbs that nobody is named to do. Each costs somebody's time.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .classes import GRAMMAR
from .cues import FIRST, LAST, found_in
from .sentences import Sentence

ENDINGS = ("ing", "ed", "ly", "s")
TELLING = frozenset(("VERB", "KIN", "TIME", "EVERY", "-", *(f"-{end}" for end in ENDINGS)))
SHORTEST = 4  # letters; what is shorter has no stem of its own
LONGEST = 12  # in threes of words; what is longer is one length


def described(sentence: Sentence, questions: int) -> set[str]:
    """`questions`: how many sentences of the whole draft ask something."""
    words = (FIRST, *sentence.words, LAST)
    kinds = (FIRST, *map(_kind_of, sentence.words), LAST)
    seen = {*words, f"#{min(LONGEST, len(words) // 3)}"}
    seen.update(map(" ".join, pairwise(words)))
    seen.update(map(" ".join, zip(words, kinds[1:], strict=False)))
    seen.update(_stems(words, kinds), _cues(found_in(words, kinds)))
    if sentence.asks:
        seen.add(f"?of {min(questions, 3)}")
    return seen


def _kind_of(word: str) -> str:
    return GRAMMAR.get(word) or _by_its_end(word)


def _by_its_end(word: str) -> str:
    if not word.isalpha():
        return "NUM" if word.isdigit() else word
    return next((f"-{end}" for end in ENDINGS if word.endswith(end) and len(word) > 4), "-")


def _stems(words: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """So that "drinking" is learned from "drinks", and "helplessness" from "hopelessness"."""
    for word, kind in zip(words, kinds, strict=True):
        if kind in TELLING and len(word) >= SHORTEST:
            yield from (f"~{word[:4]}", f"~{word[:5]}", f"~-{word[-3:]}")


def _cues(found: set[tuple[str, str]]) -> Iterator[str]:
    kinds = [kind for kind, _ in found]
    yield from (f"+{kind} {said}" for kind, said in found)
    yield from (f"#{kind} {min(3, kinds.count(kind))}" for kind in set(kinds))
