"""What a sentence is described by before it is weighed: words, their neighbours, stems, cues.

Words are small, kinds of words are capitals or begin with "-". Of the rest, the first sign says
what it is: "~" how a word begins or ends; "+" a cue and "#" how many of a kind, or how long; "?"
asking. More was tried and left out, since replies by somebody else were read no better with it:
kinds beside kinds, threes, subjects, verbs that nobody is named to do. Each costs somebody's time.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from .classes import GRAMMAR
from .cues import FIRST, LAST, Seconds, begun_by, found_in
from .sentences import Sentence

ENDINGS = ("ing", "ed", "ly", "s")
TELLING = frozenset(("VERB", "KIN", "TIME", "EVERY", "-", *(f"-{end}" for end in ENDINGS)))
SHORTEST = 4  # letters; what is shorter has no stem of its own
LONGEST = 12  # in threes of words; what is longer is one length


class Word(NamedTuple):
    kind: str
    alone: tuple[str, ...]  # what it is described by, whatever stands beside it
    begun: Seconds  # the cues that begin with it


class Words(dict[str, Word]):
    """Words made ready beforehand. Any other is made each time: nothing of a draft is kept."""

    def __missing__(self, word: str) -> Word:
        kind = _kind_of(word)
        return Word(kind, (word, *_stems(word, kind)), begun_by(word, kind))

    @classmethod
    def ready(cls, words: Iterable[str]) -> "Words":
        made = cls()
        made.update((word, made[word]) for word in words)
        return made


def _kind_of(word: str) -> str:
    return GRAMMAR.get(word) or _by_its_end(word)


def _by_its_end(word: str) -> str:
    if not word.isalpha():
        return "NUM" if word.isdigit() else word
    return next((f"-{end}" for end in ENDINGS if word.endswith(end) and len(word) > 4), "-")


def _stems(word: str, kind: str) -> Iterator[str]:
    """So that "drinking" is learned from "drinks", and "helplessness" from "hopelessness"."""
    if kind in TELLING and len(word) >= SHORTEST:
        yield from (f"~{word[:4]}", f"~{word[:5]}", f"~-{word[-3:]}")


def described(sentence: Sentence, questions: int, known: Words) -> set[str]:
    """`questions`: how many sentences of the whole draft ask something."""
    words = (FIRST, *sentence.words, LAST)
    kinds, alone, begun = zip(*map(known.__getitem__, words), strict=True)
    cues = found_in(words, kinds, begun)
    seen = {f"#{min(LONGEST, len(words) // 3)}"}.union(*alone, cues, _many(cues.values()))
    seen.update(map(" ".join, pairwise(words)), map(" ".join, zip(words, kinds[1:], strict=False)))
    if sentence.asks:
        seen.add(f"?of {min(questions, 3)}")
    return seen


def _many(kinds: Collection[str]) -> Iterator[str]:
    listed = [*kinds]
    return (f"#{kind} {min(3, listed.count(kind))}" for kind in listed)
