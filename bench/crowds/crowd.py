"""A crowd, as its file describes it, drawn once: the same people, sessions and tellings for all who
are compared. All times are seconds from the first midnight.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from math import cos, log, pi
from pathlib import Path
from random import Random
from typing import Any

HOUR, DAY = 3600.0, 86400.0
MOST_TOPICS = 1  # of one telling
SIGMA_OF_WRITING = 0.6

Weighted = list[list[Any]]


@dataclass(slots=True)
class Told:
    number: int
    at: float
    weight: int
    topics: frozenset[str]
    language: str


@dataclass(slots=True)
class Somebody:
    """A person who has said that they have room."""

    key: int
    capacity: int
    daily: int
    heaviest: int
    not_topics: frozenset[str]
    languages: frozenset[str]
    accepts: float
    reachable: bool
    sessions: list[tuple[float, float]] = field(default_factory=list)

    def fits(self, told: Told) -> bool:
        return (
            told.weight <= self.heaviest
            and told.language in self.languages
            and told.topics.isdisjoint(self.not_topics)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody would do about a telling: the same, whoever asks them."""

    ignores: bool
    accepts: bool
    here: float  # seconds until they answer an offer
    away: float
    writes: float | None  # seconds; None: never


class Crowd:
    def __init__(self, how: dict[str, Any], seed: int):
        self.how, self.seed = how, seed
        self.name: str = how["name"]
        self.ends = how["days"] * DAY
        rng = Random(f"{seed} people")
        self.topics = [f"t{number}" for number in range(how["topics"])]
        self.people = [self.somebody(key, rng) for key in range(how["with_room"])]
        self.told = list(self.tellings(Random(f"{seed} tellings")))

    @classmethod
    def read(cls, file: Path, nth: int) -> "Crowd":
        how = json.loads(file.read_text())
        return cls(how, how["seed"] + 1000 * nth)

    def weight_of_hour(self, at: float) -> float:
        low, trough = self.how["low"], self.how["trough"]
        return low + (1 - low) * (1 - cos((at / HOUR % 24 - trough) / 24 * 2 * pi)) / 2

    def arrivals(self, a_day: float, rng: Random) -> Iterator[float]:
        """A Poisson process of so many a day, thinned by the hour."""
        at = 0.0
        while (at := at + rng.expovariate(a_day / DAY)) < self.ends:
            if rng.random() < self.weight_of_hour(at):
                yield at

    def somebody(self, key: int, rng: Random) -> Somebody:
        how = self.how
        languages = [one for one, _share in how["languages"]]
        spoken = languages if rng.random() < how["bilingual"] else [drawn(how["languages"], rng)]
        someone = Somebody(
            key=key,
            capacity=drawn(how["capacity"], rng),
            daily=drawn(how["daily"], rng),
            heaviest=drawn(how["heaviest"], rng),
            not_topics=frozenset(t for t in self.topics if rng.random() < how["not_topic"]),
            languages=frozenset(spoken),
            accepts=rng.betavariate(*how["accept"]),
            reachable=rng.random() < how["reachable"],
        )
        someone.sessions = list(self.sessions(drawn(how["sessions_per_day"], rng), rng))
        return someone

    def sessions(self, a_day: float, rng: Random) -> Iterator[tuple[float, float]]:
        lasts, left = self.how["session_minutes"], 0.0
        for at in self.arrivals(a_day, rng):
            until = at + 60 * (lasts["min"] + rng.expovariate(1 / lasts["mean"]))
            if at > left:
                yield at, until
                left = until

    def tellings(self, rng: Random) -> Iterator[Told]:
        a_day = self.how["tellings_per_person_day"] * self.how["people"]
        at = sorted([*self.arrivals(a_day, rng), *self.surge(a_day, rng)])
        for number, each in zip(count(), at, strict=False):
            topics = frozenset(rng.sample(self.topics, rng.randint(1, MOST_TOPICS)))
            weight = drawn(self.how["weights"], rng)
            yield Told(number, each, weight, topics, drawn(self.how["languages"], rng))

    def surge(self, a_day: float, rng: Random) -> Iterator[float]:
        if surge := self.how["surge"]:
            begins = surge["day"] * DAY + surge["hour"] * HOUR
            until = begins + surge["hours"] * HOUR
            more = self.arrivals(a_day * (surge["factor"] - 1), rng)
            yield from (at for at in more if begins <= at < until)

    def answer(self, told: Told, someone: Somebody) -> Answer:
        rng, how = Random(f"{self.seed} {told.number} {someone.key}"), self.how
        sigma = how["decide_sigma"]
        return Answer(
            ignores=rng.random() < how["ignore"],
            accepts=rng.random() < someone.accepts,
            here=rng.lognormvariate(log(how["decide_here"]), sigma),
            away=rng.lognormvariate(log(how["decide_away"]), sigma),
            writes=self.writes(rng),
        )

    def writes(self, rng: Random) -> float | None:
        takes = rng.lognormvariate(log(self.how["write"]), SIGMA_OF_WRITING)
        return None if rng.random() < self.how["abandon"] else takes


def drawn(weighted: Weighted, rng: Random) -> Any:
    values, shares = zip(*weighted, strict=True)
    return rng.choices(values, shares)[0]
