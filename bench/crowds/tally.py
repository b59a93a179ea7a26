"""What became of it all, in numbers."""

import math
from collections.abc import Sequence
from statistics import mean
from typing import Any

from .crowd import HOUR
from .place import TO_A_HOST, Place, Telling

SOON, A_DAY = 0.5 * HOUR, 24 * HOUR


def tally(place: Place) -> dict[str, float]:
    tellings = place.tellings
    held = sorted(waited(each) for each in tellings)
    answered = sorted(each.answered[0] - each.told.at for each in tellings if each.answered)
    load = [listener.load for listener in place.listeners]
    return {
        "told": len(tellings),
        "held_30m": share(held_within(each, SOON) for each in tellings),
        "held_24h": share(held_within(each, A_DAY) for each in tellings),
        "held_p50": at_share(held, 0.50) / 60,
        "held_p95": at_share(held, 0.95) / 60,
        "held_p99": at_share(held, 0.99) / 60,
        "answered_p50": at_share(answered, 0.50) / 60,
        "answered_p95": at_share(answered, 0.95) / 60,
        "answered_p99": at_share(answered, 0.99) / 60,
        "two_replies": share(len(each.answered) >= 2 for each in tellings),
        "to_host": share(each.hosted is not None for each in tellings),
        "offers": mean(each.offers for each in tellings) if tellings else 0.0,
        "gini": gini(load),
        "most": max(load),
        "crossed": place.crossed,
        "unanswered": share(not each.answered and each.hosted is None for each in tellings),
        "said": share(each.said is not None for each in tellings),
        "in_time": share(
            held_within(each, each.said) for each in tellings if each.said is not None
        ),
        "untold": sum(not each.held and each.hosted is None for each in tellings),
    }


def waited(telling: Telling) -> float:
    """Until held. One handed to a host counts with when that is; one that nobody held, never."""
    if telling.held:
        return telling.held[0] - telling.told.at
    return math.inf if telling.hosted is None else TO_A_HOST


def held_within(telling: Telling, seconds: float) -> bool:
    return bool(telling.held) and telling.held[0] - telling.told.at <= seconds


def share(of: Any) -> float:
    values = [bool(each) for each in of]
    return sum(values) / len(values) if values else 0.0


def at_share(of: Sequence[float], part: float) -> float:
    """The nearest rank."""
    return of[max(0, math.ceil(part * len(of)) - 1)] if of else math.inf


def gini(load: Sequence[int]) -> float:
    """0: all carry alike; 1: one carries all."""
    ranked, whole = sorted(load), sum(load)
    if not whole:
        return 0.0
    return sum((2 * rank - len(ranked) - 1) * each for rank, each in enumerate(ranked, 1)) / (
        len(ranked) * whole
    )
