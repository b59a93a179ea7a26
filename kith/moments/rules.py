"""What is true of waves, notes and what is held. Plain values only."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from kith.connections.rules import Step
from kith.ground.written import plain

WAVE, NOTE, INVITATION = "wave", "note", "invitation"
OPENS: dict[str, Step] = {WAVE: Step.WAVE, NOTE: Step.NOTE, INVITATION: Step.TALK}

GESTURES = (
    "wave",
    "leaf",
    "cup",
    "light",
    "hand",
    "beside",
    "blanket",
    "bird",
    "stars",
    "window",
)  # the first is the plainest

LATELY = 5  # of what was said by each, on the page of a bond
LONGEST_NOTE = 280  # code points
NEWCOMER = timedelta(days=7)  # who arrived so lately is new
ANSWERED_WITHIN = timedelta(days=1)  # a newcomer's first wave; after it a host is reminded


def fits(words: str) -> bool:
    """Counted as a person would, in code points of the composed text: an umlaut is one."""
    return len(plain(words)) <= LONGEST_NOTE


def too_near(to: int) -> list[str]:
    """The kinds that are not given at this step: they lie above it."""
    return [kind for kind, step in OPENS.items() if step > to]


def how_many_now(*, away: bool, pace: int | None, today: int, held: int) -> int:
    """How many of those held may arrive now: none while away, else what a day's pace has left."""
    if away:
        return 0
    return held if pace is None else max(0, min(held, pace - today))


def look_again(*, quiet_ends: datetime, now: datetime, turn: datetime) -> datetime:
    """When held things are looked at again: when quiet ends if that is what holds them, and at
    the next daily turn in any case."""
    return min(quiet_ends, turn) if quiet_ends > now else turn


def is_first_wave(kind: str, *, given_before: bool, answers: bool, been_here: timedelta) -> bool:
    """A newcomer's very first, which somebody answers or is reminded of."""
    return kind == WAVE and not (given_before or answers) and been_here <= NEWCOMER


def unanswered(wave_at: datetime, theirs: Iterable[datetime]) -> bool:
    """Has nothing come from the other since?"""
    return not any(at >= wave_at for at in theirs)
