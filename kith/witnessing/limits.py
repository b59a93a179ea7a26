"""What one person can hold. What they said themself counts, and nobody can raise the house's caps.

Plain values only.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from .rules import Weight

MOST_OPEN = 2
MOST_A_DAY = 4
HEAVY_A_WEEK = 3
WEEK = timedelta(days=7)
REST_AFTER_HEAVY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody holds, and has held lately."""

    open: int
    today: int
    heavy: tuple[datetime, ...]  # when each heavy one of the last seven days was taken
    rests_until: datetime | None  # after a heavy one


class Full(StrEnum):
    """Which of one's own limits stands in the way."""

    OPEN = "open"
    TODAY = "today"
    RESTS = "rests"
    HEAVY = "heavy"


def full(load: Load, *, many: int, a_day: int, weight: int, now: datetime) -> Full | None:
    """None: there is room. `many`, `a_day`: what they said themselves; the house's caps hold
    whatever that is."""
    if load.open >= min(many, MOST_OPEN):
        return Full.OPEN
    if load.today >= min(a_day, MOST_A_DAY):
        return Full.TODAY
    if load.rests_until and now < load.rests_until:
        return Full.RESTS
    if weight == Weight.HEAVY and len(load.heavy) >= HEAVY_A_WEEK:
        return Full.HEAVY
    return None


def free_from(
    load: Load, *, many: int, a_day: int, now: datetime, turn: datetime
) -> datetime | None:
    """When something light could be offered next; None until something changes by itself."""
    if load.open >= min(many, MOST_OPEN):
        return None
    rested = max(now, load.rests_until or now)
    return max(rested, turn) if load.today >= min(a_day, MOST_A_DAY) else rested


def heavy_from(load: Load, *, now: datetime) -> datetime:
    """When something heavy could be offered next: a week after the first of the last three."""
    if len(load.heavy) < HEAVY_A_WEEK:
        return now
    return sorted(load.heavy)[-HEAVY_A_WEEK] + WEEK
