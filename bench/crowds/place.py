"""A place where a crowd tells and listens, minute by minute; how it brings the two together is for
its kinds to say."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import simpy

from kith.witnessing.usual import Waited, usually_within

from .crowd import DAY, HOUR, Crowd, Somebody, Told

TO_A_HOST = 4 * HOUR  # without anyone
LATELY, LATELY_DAYS = 100, 14 * DAY  # tellings that say how long it usually takes
TAKEN_BACK = 2 * HOUR  # from whoever took it and never answered
Happening = Generator[simpy.Event, Any, None]


@dataclass(slots=True)
class Telling:
    """What becomes of one of them."""

    told: Told
    wanted: int
    changed: simpy.Event
    takers: set[int] = field(default_factory=set)
    held: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)
    hosted: float | None = None
    offers: int = 0
    waves: int = 0
    said: float | None = None  # the time that stood beside the box

    def waited(self, now: float) -> Waited:
        """How long nobody held it, as far as is known by then."""
        over = min(self.held[0] if self.held else now, self.hosted or now, now)
        return Waited(over - self.told.at, bool(self.held) and self.held[0] <= now)


@dataclass(slots=True)
class Listener:
    who: Somebody
    here: bool = False
    holds: int = 0
    writes: int = 0
    taken_on: dict[int, int] = field(default_factory=dict)
    offered_at: float = float("-inf")
    waits: Telling | None = None  # with an offer they have not answered
    asked: set[int] = field(default_factory=set)
    unseen: set[int] = field(default_factory=set)  # of these, what they never saw
    taken: int = 0
    passed: int = 0
    missed: int = 0

    @property
    def load(self) -> int:
        return sum(self.taken_on.values())

    def left(self, now: float) -> int:
        return self.who.daily - self.taken_on.get(int(now // DAY), 0)

    def may_take(self, told: Told, now: float) -> bool:
        return self.who.fits(told) and self.holds < self.who.capacity and self.left(now) > 0


class Place:
    name = ""
    claims = True  # whoever takes something says so before they answer

    def __init__(self, crowd: Crowd, hosts: tuple[float, float] = (0, 24)):
        self.crowd, self.hosts = crowd, hosts
        self.env = simpy.Environment()
        self.rng = Random(f"{crowd.seed} {self.name}")
        self.tellings: list[Telling] = []
        self.listeners = [Listener(someone) for someone in crowd.people]
        self.crossed = 0

    def lived(self) -> "Place":
        self.env.process(self.telling())
        for listener in self.listeners:
            self.env.process(self.coming_and_going(listener))
        self.env.run(until=self.crowd.ends + DAY)
        return self

    def telling(self) -> Happening:
        for told in self.crowd.told:
            yield self.env.timeout(told.at - self.env.now)
            telling = Telling(told, self.crowd.how["wanted"], self.env.event())
            telling.said = self.usual_time()
            self.tellings.append(telling)
            self.env.process(self.cared_for(telling))
            self.env.process(self.given_to_a_host(telling))

    def usual_time(self) -> float | None:
        now = self.env.now
        lately = [each for each in self.tellings[-LATELY:] if now - each.told.at < LATELY_DAYS]
        return usually_within(each.waited(now) for each in lately)

    def coming_and_going(self, listener: Listener) -> Happening:
        for begins, ends in listener.who.sessions:
            yield self.env.timeout(begins - self.env.now)
            listener.here = True
            self.env.process(self.on_the_page(listener, ends))
            yield self.env.timeout(ends - self.env.now)
            listener.here = False

    def cared_for(self, telling: Telling) -> Happening:
        yield from ()

    def on_the_page(self, listener: Listener, until: float) -> Happening:
        yield from ()

    def given_to_a_host(self, telling: Telling) -> Happening:
        """After a while without anyone, in an hour when a host is here."""
        yield self.env.timeout(TO_A_HOST)
        first, last = self.hosts
        hour = self.env.now / HOUR % 24
        yield self.env.timeout(0 if first <= hour < last else (first - hour) % 24 * HOUR)
        if not telling.held:
            telling.hosted = self.env.now
            self.note_a_change(telling)

    # What somebody takes

    def take(self, telling: Telling, listener: Listener) -> None:
        self.crossed += not listener.may_take(telling.told, self.env.now)
        telling.wanted -= 1
        telling.takers.add(listener.who.key)
        if self.claims:
            telling.held.append(self.env.now)
        today = int(self.env.now // DAY)
        listener.taken_on[today] = listener.taken_on.get(today, 0) + 1
        listener.holds += 1
        listener.writes += 1
        self.env.process(self.writing(telling, listener))
        self.note_a_change(telling)

    def writing(self, telling: Telling, listener: Listener) -> Happening:
        takes = self.crowd.answer(telling.told, listener.who).writes
        yield self.env.timeout(TAKEN_BACK if takes is None else takes)
        listener.holds -= 1
        listener.writes -= 1
        if takes is None:
            telling.wanted += 1
            self.note_a_change(telling)
        else:
            telling.answered.append(self.env.now)
            if not self.claims:
                telling.held.append(self.env.now)

    def note_a_change(self, telling: Telling) -> None:
        telling.changed.succeed()
        telling.changed = self.env.event()

    def wanting(self) -> Iterator[Telling]:
        return (each for each in self.tellings if each.wanted > 0 and each.hosted is None)
