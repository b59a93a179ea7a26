"""What is true between two people. Nothing opens that both have not chosen."""

from collections.abc import Iterable, Sequence, Set
from datetime import datetime, timedelta
from enum import IntEnum
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Step(IntEnum):
    """How near two people are. One step a bond, and it belongs to both."""

    APART = 0
    WAVE = 1
    NOTE = 2
    TALK = 3
    FEELING = 4
    OPEN = 5


HIGHEST_WISH = Step.FEELING  # the room above it is not built yet
HIGHEST_BEGINNING = Step.NOTE  # two who meet by a phrase begin here at most
WISH_STANDS = timedelta(days=14)
FORMER_NAME_SHOWN = 14  # days a former name stays beside the new one
ACTIVE_WITHIN = timedelta(days=30)  # who was here so lately is counted as active
CROWD_OPENS, CROWD_STAYS = 8, 6  # active people
PORCH_SHOWS = 5
TOO_YOUNG = timedelta(hours=3)  # what happened so shortly before a turn is shown at the next


def wish_above(shown: Step) -> Step | None:
    """The one step a person can wish for: the next above what they are shown."""
    return above(shown) if shown < HIGHEST_WISH else None


def above(shown: Step) -> Step:
    """The step that a wish is for. Raises ValueError where there is none."""
    return Step(shown + 1)


def opens_up(shown: Step) -> bool:
    """Is the next step one for which the passphrase is asked again?"""
    above = wish_above(shown)
    return above is not None and above >= Step.FEELING


def stands(wished_at: datetime, *, now: datetime) -> bool:
    """A wish lapses after fourteen days, and may be renewed then."""
    return now - wished_at < WISH_STANDS


def both_wish(
    wishes: Sequence[Step], *, shown: Sequence[Step], real: Step, walled: bool, way_open: bool
) -> bool:
    """Do two wishes stand that count, with nothing in the way?

    A wish is one above what its owner is shown, and counts only when that is one above the real
    step as well: after the other's step back it is not looked at.
    """
    if walled or not way_open:
        return False
    return len(wishes) == 2 and all(step == real for step in shown) and set(wishes) == {real + 1}


def backs(shown: Step) -> list[Step]:
    """Every way back from here, the nearest first. Back is always open, all the way."""
    return [Step(step) for step in range(shown - 1, -1, -1)]


def after_back(real: Step, to: Step) -> Step:
    """A step back never brings anybody nearer, wherever the other has gone meanwhile."""
    return min(real, to)


def ripe(fell_at: datetime, *, turn: datetime) -> bool:
    """Is a step back old enough to be shown at this turn, so that nothing can be read off it?"""
    return turn - fell_at >= TOO_YOUNG


def shown_after(shown: Step, falls: Iterable[Step]) -> Step:
    """What is shown once these steps back have come to light."""
    return min([shown, *falls])


def way_open(rests_until: datetime | None, *, now: datetime) -> bool:
    """After a step back has been shown, the way closer rests a while."""
    return rests_until is None or now >= rests_until


def rise_from(
    risen_at: datetime | None, *, now: datetime, turn: datetime, after: datetime
) -> datetime:
    """The earliest moment a rise may be: now, or after the next turn if one was since this turn."""
    return after if risen_at is not None and risen_at >= turn else now


def rise_at(earliest: datetime, *, chance: float, within: timedelta) -> datetime:
    """A random moment in the hours after `earliest`. `chance` is uniform in [0, 1)."""
    return earliest + within * chance


def lower(one: Step, other: Step) -> Step:
    """Where two begin who each chose privately: the more careful choice holds."""
    return min(one, other, HIGHEST_BEGINNING)


def crowded(active: int, *, was: bool) -> bool:
    """Enough people that nobody is guessable: opens at eight, closes below six."""
    return active >= (CROWD_STAYS if was else CROWD_OPENS)


def few(all_of: Sequence[T], *, seen: Set[T], by: Random) -> list[T]:
    """At most five, those not seen yesterday before those who were."""
    mixed = by.sample(list(all_of), len(all_of))
    return sorted(mixed, key=lambda one: one in seen)[:PORCH_SHOWS]
