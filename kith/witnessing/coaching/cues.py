"""Turns of phrase, found in one walk over a sentence.

`cues.txt` holds them by kind. Each is looked up by its first two words, so that several hundred of
them cost about as much as one, and no text can make the walk longer than its own length.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain, compress, product, repeat

from .classes import STARTS

ANY, BEGINS = "*", "^"
FIRST, LAST = "<", ">"  # stand around the words of a sentence
OPENS = STARTS | {FIRST}


@dataclass(frozen=True, slots=True)
class Cue:
    kind: str
    said: str
    rest: tuple[frozenset[str], ...]  # what the third word and those after it may be
    begins: bool


Seconds = dict[str, list[Cue]]
Book = dict[str, Seconds]
NOWHERE: Seconds = {}


@cache
def book() -> Book:
    """By its first word or kind of word, then by its second; `ANY` where any may follow."""
    found: Book = {}
    for kind, said in _lines():
        first, *later = [part.split("|") for part in said.removeprefix(BEGINS).split()]
        second, *rest = later or [[ANY]]
        cue = Cue(kind, said, tuple(map(frozenset, rest)), said.startswith(BEGINS))
        for one, other in product(first, second):
            found.setdefault(one, {}).setdefault(other, []).append(cue)
    return found


def _lines() -> Iterator[tuple[str, str]]:
    kind = ""
    for line in (files(__package__) / "cues.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            yield kind, line


def found_in(words: Sequence[str], kinds: Sequence[str]) -> set[tuple[str, str]]:
    """The kind and the words of each cue in a sentence. `kinds`: what each word is in grammar."""
    return {
        (cue.kind, cue.said)
        for at, cue in _begun(words, kinds)
        if (not cue.begins or words[at - 1] in OPENS) and _goes_on(cue, words, kinds, at + 2)
    }


def _begun(words: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, Cue]]:
    """Where two neighbours are the first two of a cue."""
    known = book().get
    for row in (words, kinds):
        begun = [known(word, NOWHERE) for word in row[:-1]]
        for at, seconds in compress(enumerate(begun), begun):
            yield from zip(repeat(at), _second(seconds, words[at + 1], kinds[at + 1]))


def _second(seconds: Seconds, word: str, kind: str) -> Iterator[Cue]:
    return chain.from_iterable(seconds.get(each, ()) for each in (word, kind, ANY))


def _goes_on(cue: Cue, words: Sequence[str], kinds: Sequence[str], at: int) -> bool:
    if not cue.rest:
        return True
    if at + len(cue.rest) > len(words):
        return False
    return all(
        ANY in allowed or words[at + step] in allowed or kinds[at + step] in allowed
        for step, allowed in enumerate(cue.rest)
    )
