"""To whom what was told is offered next. Plain values only: never the words, never who told them.

A small wave first, then wider; never past anyone's limits. How well somebody listens is never part
of it: that would be a secret score.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from random import Random


@dataclass(frozen=True, slots=True)
class Telling:
    """What the router may know of it."""

    weight: int  # 0 light, 1 some weight, 2 heavy
    topics: frozenset[str]
    language: str  # BCP 47
    told_at: float  # seconds
    waves: int  # offers made so far, in waves
    wanted: int  # witnesses still wanted: 2, then 1


@dataclass(frozen=True, slots=True)
class Room:
    """A person with room, already cleared by the gate for this telling."""

    key: int
    here: bool  # on the page now
    free: int  # how many more they can hold now
    left_today: int
    heaviest: int
    not_topics: frozenset[str]
    languages: frozenset[str]
    idle: float  # seconds since last offered anything
    taken: int  # of the offers answered lately
    passed: int
    missed: int  # and let run out


@dataclass(frozen=True, slots=True)
class Wave:
    offer_to: tuple[int, ...]
    wait: float  # seconds until the next wave, if nobody accepts


HERE = 3  # on the page now, in one wave: they answer soon
HERE_FOR_ANOTHER = 2  # once somebody holds it, and one more is looked for
HOPED, HOPED_FOR_ANOTHER = 1.5, 0.6  # acceptances, of one wave
HEARD_AWAY = 0.7  # what an answer from elsewhere counts beside one from the page: it comes later
WORTH_A_TRY = 0.25  # who is less likely to hear of it elsewhere is kept for when they come by
FEW, WORTH_A_TRY_OF_FEW = 3, 0.1  # where fewer fit than that, somebody has to
LEFT_FOR_OTHERS = 2  # whoever is away and has only one left is kept for what nobody holds yet
LOAD = 0.75  # how fast what somebody has taken makes them come later, beside what is usual
BETWEEN, LOOKS = 90.0, 60.0  # seconds until the next wave, and until somebody may have come by
CHANCE = 0.1  # so that nobody is always last


def next_wave(telling: Telling, rooms: Sequence[Room], now: float, rng: Random) -> Wave:
    """To those who are most likely to hold it soon, and who have held less than others lately.

    `now`: seconds, as `told_at`. A wave of nobody is one, too: then it is looked again before long
    whether somebody has come by. Every number above was chosen on crowds (bin/bench routing).
    """
    another = telling.wanted == 1
    fit = [room for room in rooms if fits(telling, room)]
    usual = 1 + sum(room.taken for room in fit) / max(1, len(fit))

    def promise(room: Room) -> float:
        likely = agrees(room) * (1 if room.here else hears(room))
        return likely * exp(-LOAD * room.taken / usual) + CHANCE * rng.random()

    asked = [room for room in fit if not another or room.here or spares(room)]
    ranked = sorted(asked, key=promise, reverse=True)
    here = [room for room in ranked if room.here][: HERE_FOR_ANOTHER if another else HERE]
    worth = WORTH_A_TRY if len(fit) >= FEW else WORTH_A_TRY_OF_FEW
    away = (room for room in ranked if not room.here and hears(room) > worth)
    hoped = HOPED_FOR_ANOTHER if another else HOPED
    chosen = [*here, *enough(away, hoped - sum(map(agrees, here)))]
    return Wave(tuple(room.key for room in chosen), BETWEEN if chosen else LOOKS)


def fits(telling: Telling, room: Room) -> bool:
    """Within every limit of theirs."""
    return (
        room.free > 0
        and room.left_today > 0
        and room.heaviest >= telling.weight
        and telling.language in room.languages
        and telling.topics.isdisjoint(room.not_topics)
    )


def spares(room: Room) -> bool:
    """Has some left today for another one."""
    return room.left_today >= LEFT_FOR_OTHERS


def agrees(room: Room) -> float:
    """How likely they take what they are offered: Laplace's rule of succession, and a little
    hopeful, so that whoever has no history is asked."""
    return (room.taken + 1.2) / (room.taken + room.passed + 2)


def hears(room: Room) -> float:
    """How likely they answer at all while they are elsewhere. One offer that ran out says much:
    with nothing else known, most who are not on the page never hear of it."""
    answered = room.taken + room.passed
    return (answered + 0.5) / (answered + room.missed + 1.25)


def enough(away: Iterable[Room], hoped: float) -> Iterator[Room]:
    """So many that this many acceptances can be hoped for."""
    for room in away:
        if hoped <= 0:
            return
        hoped -= agrees(room) * hears(room) * HEARD_AWAY
        yield room
