"""Logistic regression over named features, in plain Python, the same each time it is run.

AdaGrad (Duchi, Hazan and Singer 2011) with L2, which is shared out over the sentences a feature is
in: so what is common is not held back more than what is rare. An example may allow several kinds
("one of the good ones"): then the kinds it allows share its weight as the model sees them
(expectation maximisation, one step at a time). With a single kind, it is the two-way regression.

Of an example's `features` each counts the less the more there are. Its `firm` ones count `FIRM`
each, for what means the same in a long text as in a short one.
"""

import math
import random
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from kith.ground.learned import FIRM, share, shares

FIRST_SQUARE = 0.01  # keeps the first step of a weight finite


@dataclass(frozen=True, slots=True)
class Example:
    features: Collection[str]
    allowed: frozenset[int]  # of two-way regression: {0} for yes, {} for no
    weight: float = 1.0
    firm: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    rounds: int
    pace: float
    shrink: float  # L2
    seen: int  # fewer sentences than that have a feature: it is left out
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Learned:
    start: list[float]
    rows: dict[str, list[float]]

    def weigh(self, features: Collection[str], firm: Collection[str] = ()) -> list[float]:
        known = [row for row in map(self.rows.get, features) if row]
        worth = 1 / math.sqrt(len(known) or 1)
        sums = [sum(column) for column in zip(*known, strict=True)] or [0.0] * len(self.start)
        weighed = [at + worth * each for at, each in zip(self.start, sums, strict=True)]
        for row in filter(None, map(self.rows.get, firm)):
            weighed = [at + FIRM * each for at, each in zip(weighed, row, strict=True)]
        return weighed


def learn(examples: list[Example], kinds: int, manner: Manner) -> Learned:
    counted = Counter(feature for each in examples for feature in (*each.features, *each.firm))
    rows = {
        feature: [0.0] * kinds for feature in sorted(counted) if counted[feature] >= manner.seen
    }
    squares = {feature: [FIRST_SQUARE] * kinds for feature in rows}
    shrinks = {feature: manner.shrink / counted[feature] for feature in rows}
    learned = Learned([0.0] * kinds, rows)
    known = [(_known(each.features, rows), _known(each.firm, rows), each) for each in examples]
    chance = random.Random(manner.seed)
    for features, firm, example in again_and_again(known, manner.rounds, chance):
        wrong = _wrong(learned.weigh(features, firm), example.allowed)
        _begin(learned.start, wrong, example.weight * manner.pace / 15)
        shared = example.weight / math.sqrt(len(features) or 1)
        slopes = [each * shared for each in wrong]
        firm_slopes = [each * example.weight * FIRM for each in wrong]
        for feature, each in chain(zip(features, repeat(slopes)), zip(firm, repeat(firm_slopes))):
            _step(rows[feature], squares[feature], each, shrinks[feature], manner.pace)
    return learned


def _known(features: Collection[str], rows: Collection[str]) -> list[str]:
    return sorted(each for each in set(features) if each in rows)


def again_and_again(known: list[Any], rounds: int, chance: random.Random) -> Iterator[Any]:
    """All of them so many times, each time in another order."""
    for _ in range(rounds):
        chance.shuffle(known)
        yield from known


def _begin(start: list[float], wrong: list[float], pace: float) -> None:
    for kind, each in enumerate(wrong):
        start[kind] -= pace * each


def _step(
    row: list[float], square: list[float], slopes: list[float], shrink: float, pace: float
) -> None:
    for kind, each in enumerate(slopes):
        slope = each + shrink * row[kind]
        square[kind] += slope * slope
        row[kind] -= pace * slope / math.sqrt(square[kind])


def _wrong(weights: list[float], allowed: frozenset[int]) -> list[float]:
    """How far each kind's probability is from where the example wants it."""
    if len(weights) == 1:
        return [share(weights[0]) - bool(allowed)]
    seen = shares(weights)
    total = sum(seen[kind] for kind in allowed)
    return [each - (each / total if kind in allowed else 0) for kind, each in enumerate(seen)]
