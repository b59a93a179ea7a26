"""One act: who does what to whom, and the dice that say the rest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from django.http import HttpResponse

from .house import House
from .mirror import Someone
from .pair import Pair
from .seats import wrongly_seated
from .settle import Mirror

T = TypeVar("T")
LATEST = datetime.max.replace(tzinfo=UTC)


class NotNow(Exception):
    """As things are, nobody can do this: then something else is done."""


class Broken(AssertionError):
    """The house is not where it ought to be."""


@dataclass(frozen=True, slots=True)
class Act:
    number: int
    kind: str
    who: str
    whom: str
    dice: int

    def __str__(self) -> str:
        return f"{self.number}: {self.who}, {self.kind}, {self.whom} ({self.dice})"


@dataclass
class Scene:
    """An act in the real house and in the mirror, side by side."""

    house: House
    mirror: Mirror
    act: Act
    random: Random = field(init=False)
    answers: list[HttpResponse] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = Random(self.act.dice)

    # Who, and whom

    @property
    def me(self) -> Someone:
        """Whoever acts: somebody who can."""
        me = self.mirror.people[self.act.who]
        self.needs(me.is_here)
        return me

    @property
    def names(self) -> tuple[str, str]:
        return (self.act.who, self.act.whom)

    @property
    def them(self) -> Someone:
        return self.mirror.people[self.act.whom]

    @property
    def pair(self) -> Pair:
        """The two, where whoever acts has the other on their list."""
        pair = self.mirror.pair(self.act.who, self.act.whom)
        self.needs(self.me.name in pair.shown)
        return pair

    @property
    def step(self) -> int:
        """What whoever acts is shown."""
        return self.pair.shown[self.act.who].step

    @property
    def bond(self) -> str:
        return self.house.bond(self.act.who, self.act.whom).token

    def needs(self, condition: object) -> None:
        if not condition:
            raise NotNow

    def one_of(self, things: list[T]) -> T:
        self.needs(things)
        return self.random.choice(things)

    # At the door

    def post(self, address: str, status: int = 302, **data: Any) -> HttpResponse:
        """It is sent, what comes back is kept, and where it leads is looked at."""
        answer = self.house.post(self.act.who, address, data)
        self.answers.append(answer)
        if answer.status_code != status:
            self.complain(f"{address} answered {answer.status_code}, and not {status}")
        elif status == 302:
            self.answers.append(self.house.get(self.act.who, answer["Location"]))
        return answer

    def get(self, address: str) -> HttpResponse:
        answer = self.house.get(self.act.who, address)
        self.answers.append(answer)
        return answer

    def complain(self, words: str) -> None:
        self.complaints.append(words)

    # Afterwards

    def settle(self) -> None:
        """The worker does what is due, and the two are held against each other."""
        self.house.work()
        seen = self.house.seen()
        self.mirror.now = self.house.now
        if self.house.works:
            self.complaints += self.mirror.settle(seen)
        self.complaints += [*self.mirror.unlike(seen), *(f"{it} failed" for it in seen.failed)]
        self.complaints += wrongly_seated()
        if self.complaints:
            raise Broken("\n".join(self.complaints))

    def later(self, by: timedelta) -> None:
        """Time passes. A worker that is there does each thing at its time."""
        end = min(self.house.now + by, self.house.until or LATEST)
        while self.house.works and (coming := self.house.next_due(end)):
            self.house.now = coming
            self.settle()
        self.house.now = end
        self.settle()


Do = Callable[[Scene], None]


@dataclass(frozen=True, slots=True)
class Kind:
    do: Do
    often: float


KINDS: dict[str, Kind] = {}


def act(often: float = 1.0) -> Callable[[Do], Do]:
    """`@act(often=3)`: something that somebody could do; three times as often as most."""

    def keep(do: Do) -> Do:
        KINDS[do.__name__] = Kind(do, often)
        return do

    return keep
