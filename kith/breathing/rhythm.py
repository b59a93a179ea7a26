"""The guide: how fast a room breathes, and how full the shape is. Its twin is rhythm.js.

A guide is a row of segments. Within one its rate slides evenly to where it is going, and stays
there; so where it is at any time of the server is a matter of that time alone, and clients compute
it by themselves. Times are seconds of the server's clock, rates are breaths a minute, and a place
in the guide is counted in breaths since it began: whole ones, and how far it is in the next.

About six a minute is where breathing slowly is studied most (Lehrer and Gevirtz 2014; Laborde et
al. 2022), each person's own lying between 4.5 and 6.5. The breath out is longer than the breath in
(van Diest et al. 2014), and neither is ever held.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LOWEST, HIGHEST = 4.0, 20.0
USUAL = 12.0  # where it begins if nobody has pressed: a resting adult's 12 to 20
GOAL = 6.0
SLOWEST_GOAL, QUICKEST_GOAL = 4.5, 6.5
SLIDE = 1.0  # breaths a minute, a minute
IN = 0.4  # of a breath; the rest of it goes out


@dataclass(frozen=True, slots=True)
class Segment:
    """From `at` on. Raises ValueError for what could not be breathed."""

    at: float
    breaths: float
    rate: float
    goal: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.at) and math.isfinite(self.breaths)):
            raise ValueError("a segment begins at a time and at a place")
        if not (LOWEST <= self.rate <= HIGHEST and LOWEST <= self.goal <= HIGHEST):
            raise ValueError(f"{self.rate} to {self.goal} a minute is no breath")

    def rate_at(self, time: float) -> float:
        return self.rate + self._slope() * self._slid(time)

    def breaths_at(self, time: float) -> float:
        """Before it began it is as if it had always gone on as it begins: for a clock that is a
        little behind."""
        since, slid = time - self.at, self._slid(time)
        sliding = self._slope() * slid * (since - slid / 2)
        return self.breaths + (self.rate * since + sliding) / 60

    def turned(self, time: float, goal: float) -> "Segment":
        """The same guide, which goes elsewhere from then on."""
        return Segment(time, self.breaths_at(time), within(self.rate_at(time)), within(goal))

    def _slope(self) -> float:
        """Breaths a minute, a second."""
        return math.copysign(SLIDE / 60, self.goal - self.rate)

    def _slid(self, time: float) -> float:
        """For how many of the seconds since it began it has been changing."""
        return min(max(0.0, time - self.at), abs(self.goal - self.rate) * 60 / SLIDE)


def within(rate: float) -> float:
    return min(max(rate, LOWEST), HIGHEST)


def fullness(breaths: float) -> float:
    """How full the shape is there, 0 to 1: it eases in, and eases out for longer, and is never
    still for more than the moment in which it turns."""
    part = breaths % 1.0
    if part < IN:
        return (1 - math.cos(math.pi * part / IN)) / 2
    return (1 + math.cos(math.pi * (part - IN) / (1 - IN))) / 2


def goes_in(breaths: float) -> bool:
    return breaths % 1.0 < IN


# Where people are


FEWEST = 3  # presses from which a rate can be told
CLOSEST = 60 / HIGHEST  # seconds from one breath to the next
LONGEST = 60 / LOWEST
UNLIKE = 0.4  # of the middle one: breath at rest is no clockwork, and still goes on


def begun(rates: Sequence[float], goal: float, at: float) -> Segment:
    """A guide that begins near where people are, by their own presses."""
    rate = sum(rates) / len(rates) if rates else USUAL
    return Segment(at, 0.0, within(rate), within(goal))


def own_rate(presses: Sequence[float]) -> float | None:
    """Somebody's breaths a minute, by the middle one of the pauses between the times at which they
    pressed. None: too few of them, or too unlike each other to be a breath that goes on."""
    pauses = sorted(later - at for at, later in pairwise(presses))
    if len(pauses) < FEWEST - 1:
        return None
    middle = pauses[len(pauses) // 2]
    regular = pauses[0] >= middle * (1 - UNLIKE) and pauses[-1] <= middle * (1 + UNLIKE)
    return within(60 / middle) if regular and CLOSEST <= middle <= LONGEST else None


def goal_of(goals: Sequence[float]) -> float:
    """Of several who sit together: the middle between what each has chosen."""
    mean = sum(goals) / len(goals) if goals else GOAL
    return min(max(mean, SLOWEST_GOAL), QUICKEST_GOAL)


# Waiting for whoever is behind


ALIKE = 0.8  # of 1: from here on somebody's presses keep a place in the guide
LITTLE = 0.05  # of a breath, about half a second: nobody waits for that
MOST = 1.0  # breaths a minute that a guide slows by, at most
A_BREATH = 2.0  # breaths a minute, for whoever is a whole breath behind


def behind(places: Sequence[float]) -> float:
    """How far after the guide somebody breathes in, in breaths, up to a half: the direction of the
    circular mean of the places where they pressed (Fisher 1993). Nothing for whoever presses where
    they like, or a little early: the guide hurries nobody, and goes its way."""
    if len(places) < FEWEST:
        return 0.0
    east = sum(math.cos(math.tau * place) for place in places) / len(places)
    north = sum(math.sin(math.tau * place) for place in places) / len(places)
    late = math.atan2(north, east) / math.tau
    return late if math.hypot(east, north) >= ALIKE and late > LITTLE else 0.0


def slower(own: float | None, places: Sequence[float], rate: float) -> float:
    """By how much a guide of that rate would slow for one person alone: to their own rate where
    that is lower, and a little more while they are behind."""
    if own is None:
        return 0.0
    return min(MOST, max(0.0, rate - own) + A_BREATH * behind(places))


def slower_for_all(each: Sequence[float]) -> float:
    """For everybody who presses: the middle between what each would need."""
    return sum(each) / len(each) if each else 0.0
