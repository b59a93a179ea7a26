"""Turns of phrase, found in one walk over a sentence.

`cues.txt` holds them by kind. Each is looked up by its first two words, so that several hundred of
them cost about as much as one, and no text can make the walk longer than its own length.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import compress, product
from typing import NamedTuple

from .classes import STARTS

ANY, BEGINS = "*", "^"
FIRST, LAST = "<", ">"  # stand around the words of a sentence
OPENS = STARTS | {FIRST}


class Cue(NamedTuple):
    kind: str
    feature: str
    rest: tuple[frozenset[str], ...]  # what the third word and those after it may be
    begins: bool


Seconds = dict[str, tuple[Cue, ...]]
NOWHERE: Seconds = {}


@cache
def book() -> dict[str, Seconds]:
    """By its first word or kind of word, then by its second; `ANY` where any may follow."""
    found: dict[str, Seconds] = {}
    for kind, said in _lines():
        first, *later = [part.split("|") for part in said.removeprefix(BEGINS).split()]
        second, *rest = later or [[ANY]]
        cue = Cue(kind, f"+{kind} {said}", tuple(map(frozenset, rest)), said.startswith(BEGINS))
        for one, other in product(first, second):
            seconds = found.setdefault(one, {})
            seconds[other] = (*seconds.get(other, ()), cue)
    return found


def _lines() -> Iterator[tuple[str, str]]:
    kind = ""
    for line in (files(__package__) / "cues.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            yield kind, line


def begun_by(word: str, kind: str) -> Seconds:
    """The cues that begin with this word, or with its kind, by what follows."""
    one, other = (book().get(each, NOWHERE) for each in (word, kind))
    return {second: one.get(second, ()) + other.get(second, ()) for second in one | other}


def found_in(
    words: Sequence[str], kinds: Sequence[str], begun: Sequence[Seconds]
) -> dict[str, str]:
    """Each cue in a sentence, as a feature, and its kind.

    `kinds`: what each word is in grammar. `begun`: the cues that begin with each word.
    """
    return {
        cue.feature: cue.kind
        for at, seconds in compress(enumerate(begun), begun)
        for follows in (words[at + 1], kinds[at + 1], ANY)
        for cue in seconds.get(follows, ())
        if _goes_on(cue, words, kinds, at)
    }


def _goes_on(cue: Cue, words: Sequence[str], kinds: Sequence[str], at: int) -> bool:
    if cue.begins and words[at - 1] not in OPENS:
        return False
    if len(cue.rest) > len(words) - at - 2:
        return False
    for step, allowed in enumerate(cue.rest, at + 2):
        if words[step] not in allowed and kinds[step] not in allowed and ANY not in allowed:
            return False
    return True
