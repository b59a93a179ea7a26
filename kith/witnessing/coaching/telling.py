"""How much each kind is in each sentence of a draft."""

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from operator import add, sub
from typing import NamedTuple

from kith.ground.learned import Weights, load, share, shares

from .features import Words, described
from .kinds import ADVICE, HARM
from .sentences import Sentence, sentences
from .sums import Sums, side_by_side

LEARNED = files(__package__) / "learned"
STEADIEST = 4  # beyond that, how surely a sentence advises adds nothing to what else is told of it
# Each sentence more is one more chance of a false mark, and the sentences of a longer reply harm
# more rarely. How much was chosen by cross-validation over the open replies, from 0 to 1.2.
WARIER = 0.7
LONG = 6  # sentences; from there on it grows no more


class Told(NamedTuple):
    sentence: Sentence
    advises: float  # whether it advises at all, harm or not
    kinds: dict[str, float]  # which one kind it is; sums to one


@cache
def advice() -> Weights:
    return load(LEARNED / "advice.txt")


@cache
def replies() -> Weights:
    return load(LEARNED / "replies.txt")


@cache
def both() -> Sums:
    return side_by_side(advice(), replies())


@cache
def known() -> Words:
    """The words that have weights; those of a draft are not added."""
    return Words.ready(row for row in both().rows if len(row) == 1 or row.isalnum())


def told_of(text: str) -> list[Told]:
    found = sentences(text)
    asking = sum(each.asks for each in found)
    less = wariness(replies().kinds, len(found))
    return [_told(each, asking, less) for each in found]


def _told(sentence: Sentence, asking: int, less: Sequence[float]) -> Told:
    weight, weights = _weighed(described(sentence, asking, known()))
    weighed = shares([*map(sub, weights, less)])
    return Told(sentence, share(weight), dict(zip(replies().kinds, weighed, strict=True)))


def _weighed(features: set[str]) -> tuple[float, list[float]]:
    """Whether it advises, and then, knowing that, how much it is of each kind."""
    letter, known_of_advice, *letters, known_of_replies = both().of(features)
    (weight,) = advice().of((letter,), known_of_advice)
    surely = replies().rows.get(advising(weight))
    if surely:
        letters = [*map(add, letters, replies().letters(surely))]
    return weight, replies().of(letters, known_of_replies + bool(surely))


def wariness(kinds: Sequence[str], among: int) -> tuple[float, ...]:
    """What is taken from the weight of each kind: of harm, the more sentences there are."""
    less = WARIER * math.log(max(1, min(LONG, among)))
    return tuple(less if kind in HARM else 0.0 for kind in kinds)


def advising(weight: float) -> str:
    """That a sentence advises so surely, as a feature of it."""
    return f"a{ADVICE} {max(-STEADIEST, min(STEADIEST, round(weight)))}"
