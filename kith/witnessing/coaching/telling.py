"""How much each kind is in each sentence of a draft."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kith.ground.learned import Weights, load, share, shares

from .features import described
from .kinds import ADVICE, HARM
from .sentences import Sentence, sentences

LEARNED = files(__package__) / "learned"
STEADIEST = 4  # beyond that, how surely a sentence advises adds nothing to what else is told of it
# Each sentence more is one more chance of a false mark, and the sentences of a longer reply harm
# more rarely. How much was chosen by cross-validation over the open replies, from 0 to 1.2.
WARIER = 0.7
LONG = 6  # sentences; from there on it grows no more


@dataclass(frozen=True, slots=True)
class Told:
    sentence: Sentence
    advises: float  # whether it advises at all, harm or not
    kinds: dict[str, float]  # which one kind it is; sums to one


@cache
def advice() -> Weights:
    return load(LEARNED / "advice.txt")


@cache
def replies() -> Weights:
    return load(LEARNED / "replies.txt")


def told_of(text: str) -> list[Told]:
    found = sentences(text)
    asking = sum(each.asks for each in found)
    return [_told(each, asking, len(found)) for each in found]


def _told(sentence: Sentence, asking: int, among: int) -> Told:
    features, weight = seen_in(sentence, asking)
    kinds = replies().kinds
    weighed = shares(warily(kinds, replies().weigh(features), among))
    return Told(sentence, share(weight), dict(zip(kinds, weighed, strict=True)))


def warily(kinds: Sequence[str], weights: list[float], among: int) -> list[float]:
    """The weights of a sentence, of harm the less the more sentences it stands among."""
    less = WARIER * math.log(min(LONG, among))
    return [
        weight - less if kind in HARM else weight
        for kind, weight in zip(kinds, weights, strict=True)
    ]


def seen_in(sentence: Sentence, asking: int) -> tuple[set[str], float]:
    """What a sentence is described by, whether it advises among it, and the weight of that."""
    features = described(sentence, asking)
    weight = advice().weigh(features)[0]
    features.add(f"a{ADVICE} {max(-STEADIEST, min(STEADIEST, round(weight)))}")
    return features, weight
