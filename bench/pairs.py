"""Two requests, measured one beside the other, so that what the machine does else falls on both."""

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

DRAWS = 2000

Ask = Callable[[], int]  # asks once; the status of the answer


@dataclass(frozen=True)
class Pair:
    """Two that must take the same time, and may answer nothing but this status."""

    what: str
    one: Ask
    other: Ask
    status: int
    mark: float = 2.0  # milliseconds
    pairs: int = 400


def milliseconds(ask: Ask, status: int) -> float:
    began = time.perf_counter()
    answered = ask()
    took = time.perf_counter() - began
    if answered != status:
        raise RuntimeError(f"answered {answered}, not {status}")
    return took * 1000


def measured(pair: Pair, count: int) -> list[tuple[float, float]]:
    took = []
    for _ in range(count):
        if random.random() < 0.5:
            one = milliseconds(pair.one, pair.status)
            took.append((one, milliseconds(pair.other, pair.status)))
        else:
            other = milliseconds(pair.other, pair.status)
            took.append((milliseconds(pair.one, pair.status), other))
    return took


def difference(took: list[tuple[float, float]]) -> float:
    one, other = zip(*took, strict=True)
    return statistics.median(one) - statistics.median(other)


def interval(took: list[tuple[float, float]]) -> tuple[float, float]:
    """99 % of what other draws of the same pairs would have said."""
    drawn = sorted(difference(random.choices(took, k=len(took))) for _ in range(DRAWS))
    return drawn[int(DRAWS * 0.005)], drawn[int(DRAWS * 0.995) - 1]
