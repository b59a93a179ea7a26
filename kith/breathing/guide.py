"""A guide and those who breathe with it: where it goes next, by what they do.

Values only: who sits where, and when they pressed. Whatever comes, in whatever order, the guide
stays one that can be breathed.
"""

from dataclasses import dataclass, field, replace
from typing import Self

from . import rhythm
from .rhythm import Segment

SOON = 0.5  # seconds: a new segment reaches those who sit here before it begins
LATE = 3.0  # seconds: by so much a press may have been held up on its way
LOOKS_BACK = 60.0  # seconds
WAITS_TO_BEGIN = 20.0  # seconds, for those who press to show where they are
WORTH_IT = 0.25  # breaths a minute: a smaller change of where it goes is none
MOST_KEPT = 4  # presses of one person: as many as tell how they breathe now


@dataclass(frozen=True, slots=True)
class Press:
    """`place`: how far in a breath of the guide it was; None before there was one."""

    at: float
    place: float | None


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody who sits here. `follows`: the guide does not look at their presses."""

    since: float
    goal: float = rhythm.GOAL
    follows: bool = False
    presses: tuple[Press, ...] = ()

    def pressed(self, press: Press) -> Self:
        """A press that cannot be a breath of its own, so soon after another, is none."""
        before = [each for each in self.presses if each.at <= press.at]
        if before and press.at - before[-1].at < rhythm.CLOSEST:
            return self
        return replace(self, presses=(*before, press)[-MOST_KEPT:])

    def lately(self, now: float) -> list[Press]:
        if self.follows:
            return []
        return [press for press in self.presses if 0 <= now - press.at < LOOKS_BACK]

    def own_rate(self, now: float) -> float | None:
        return rhythm.own_rate([press.at for press in self.lately(now)])

    def slower(self, now: float, rate: float) -> float:
        places = [press.place for press in self.lately(now) if press.place is not None]
        return rhythm.slower(self.own_rate(now), places, rate)


@dataclass(frozen=True, slots=True)
class Guide:
    """`segment`: None until it begins."""

    segment: Segment | None = None
    seats: dict[int, Seated] = field(default_factory=dict)

    def sat(self, seat: int, seated: Seated) -> Self:
        return replace(self, seats=self.seats | {seat: seated})

    def rose(self, seat: int) -> Self:
        return replace(self, seats={s: who for s, who in self.seats.items() if s != seat})

    def pressed(self, seat: int, told: float, now: float) -> Self:
        """Somebody says that they breathed in then. A clock that is far off is not believed."""
        if (who := self.seats.get(seat)) is None:
            return self
        at = min(max(told, now - LATE), now)
        place = self.segment.breaths_at(at) % 1 if self.segment else None
        return self.sat(seat, who.pressed(Press(at, place)))

    def decided(self, now: float) -> Self:
        """The same, or with a segment of its own from SOON on, where something is to change."""
        if not self.seats:
            return self
        goal = rhythm.goal_of([who.goal for who in self.seats.values()])
        if self.segment is None:
            return self._begun(goal, now)
        wanted = rhythm.within(goal - self._slower(now, self.segment.rate_at(now)))
        comes_soon = 0 < self.segment.at - now <= SOON
        if comes_soon or abs(wanted - self.segment.goal) < WORTH_IT:
            return self
        return replace(self, segment=self.segment.turned(now + SOON, wanted))

    def _begun(self, goal: float, now: float) -> Self:
        """Once one of them has shown where they are, nobody means to, or it was long enough."""
        told = [who.own_rate(now) for who in self.seats.values()]
        rates = [rate for rate in told if rate is not None]
        first = min(who.since for who in self.seats.values())
        nobody = all(who.follows for who in self.seats.values())
        if not (rates or nobody or now - first >= WAITS_TO_BEGIN):
            return self
        return replace(self, segment=rhythm.begun(rates, goal, now + SOON))

    def _slower(self, now: float, rate: float) -> float:
        pressing = [who for who in self.seats.values() if who.lately(now)]
        return rhythm.slower_for_all([who.slower(now, rate) for who in pressing])
