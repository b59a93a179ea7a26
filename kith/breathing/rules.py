"""What is true of rooms and seats. Plain values only."""

from collections.abc import Collection, Iterable, Mapping, Set
from datetime import timedelta

from kith.connections.rules import Step

OPENS = Step.NOTE  # a pair may breathe together from here on
COMPANY = 8  # people in one room of quiet company, at most
LEASE = timedelta(seconds=40)  # a seat lasts so long after it was last heard of
RENEWED_EVERY = timedelta(seconds=10)
MOST_INVITES = 3  # a day, of one person to one other: a limit of one's own
UPSET = range(11)  # SUDS, subjective units of distress: 0 settled, 10 the most upset (Wolpe 1969)
KEPT = timedelta(hours=2)  # after sitting down, a number from afterwards still belongs to it


def free_place(taken: Collection[int], most: int = COMPANY) -> int | None:
    """The lowest place that nobody has; None: the room is full."""
    return next((place for place in range(most) if place not in taken), None)


def joins(rooms: Mapping[int, Collection[int | None]], not_with: Set[int]) -> int | None:
    """Of several rooms and who sits in each, the one that somebody joins: the fullest that has a
    place left and nobody in it whom they have a wall with, whoever of the two put it up. None among
    them: somebody has risen, and their place is still taken. None: a room of their own, which looks
    as ordinary as any."""
    open_to = [
        room for room, there in rooms.items() if len(there) < COMPANY and not_with.isdisjoint(there)
    ]
    return max(open_to, key=lambda room: (len(rooms[room]), -room), default=None)


def eased(before: int | None, after: int | None) -> int | None:
    """By how much somebody is more settled than when they came; less: below 0. None where one of
    the two was not said."""
    return None if before is None or after is None else before - after


def quieter(afters: Iterable[int | None]) -> bool:
    """After a time that left them more upset, the next is offered shorter."""
    return any(change is not None and change < 0 for change in afters)
