"""What is true of a day: which part of it this is, and which small thing could fit it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Part(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Small(StrEnum):
    """Small things, each smaller than the one before it."""

    NOTE = "note"
    MEET = "meet"
    WAVE = "wave"
    CARD = "card"
    BREATH = "breath"


def part_of_day(hour: int) -> Part:
    """By the hour on one's own wall, 0 to 23."""
    if 5 <= hour < 12:
        return Part.MORNING
    if 12 <= hour < 18:
        return Part.AFTERNOON
    return Part.EVENING if 18 <= hour < 23 else Part.NIGHT


def open_now(*, note: bool, wave: bool, card: bool) -> list[Small]:
    """What could be done just now, the largest first. Something is always small enough.

    `note` and `wave`: is there somebody to whom that is open? `card`: are there needs on it?
    """
    there_is = {
        Small.NOTE: note,
        Small.MEET: not wave,
        Small.WAVE: wave,
        Small.CARD: not card,
        Small.BREATH: True,
    }
    return [small for small in Small if there_is[small]]


def fitting(things: Sequence[T], smaller: int) -> T:
    """The first to suggest, or so many times smaller; the smallest stays the smallest."""
    return things[min(max(smaller, 0), len(things) - 1)]


def telling(kinds: Sequence[str], order: Sequence[str]) -> str:
    """Of several things that came from one person, the one that is told: words before waves."""
    return min(kinds, key=order.index)


def of_the_day(people: Sequence[T], day: int) -> T | None:
    """One of several, the same all day, another on another day."""
    return people[day % len(people)] if people else None
