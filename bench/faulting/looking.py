"""Ana, while what the house stands on is gone: what she is told, and what works again."""

import time
from collections.abc import Iterator
from typing import Protocol

from bench.living.socket import PageSocket
from kith.connections.models import Fall, Wall
from kith.connections.rules import Step
from kith.ground.turns import turn
from kith.moments.models import Moment
from kith.moments.rules import NOTE
from kith.pace.models import Rest
from kith.people.models import Session

from . import crowd
from .visitor import AT_ONCE, Answer, Visitor

COMES_BACK = 10.0  # seconds in which everything works again
PAGES = ("/today/", "/people/", "/rest/", "/me/")
RESTS = "/rest/begin/"


class Works(Protocol):
    """What works while something is gone."""

    reads: bool
    writes: bool


class Ana:
    """She has a page open, looks around, closes what she can, and leaves from another browser."""

    def __init__(self, number: int):
        self.ana, self.ben, *others = crowd.people(6, f"Of round {number},")
        with turn():
            self.bonds = [crowd.near(self.ana, other, Step.NOTE) for other in (self.ben, *others)]
            given = [Moment.objects.give(bond, self.ana, NOTE, "words") for bond in self.bonds]
        self.here, self.there = Visitor(self.ana), Visitor(self.ana)
        self.bens = Visitor(self.ben)
        self.bens.form_of("/rest/")
        self.here.form_of("/rest/")
        self.left = self.there.cookie
        self.leaving = Session.objects.filter(person=self.ana).latest("pk")
        self.page = OpenPage(self.here.cookie)
        self.tries = {
            f"/with/{self.bonds[1].token}/wall/": Wall.objects.filter(bond=self.bonds[1]),
            f"/with/{self.bonds[2].token}/back/": Fall.objects.filter(bond=self.bonds[2]),
            f"/moments/{given[3].token}/back/": Moment.objects.filter(pk=given[3].pk),
            RESTS: Rest.objects.filter(person=self.ana),
        }
        self.told: dict[str, Answer] = {}

    @property
    def was_refused(self) -> int:
        return sum(answer.says_not_taken for answer in self.told.values())

    def meanwhile(self, without: Works) -> Iterator[str]:
        for path in PAGES:
            yield from self.reads(path, without)
        if self.here.look("/help/").status != 200:
            yield "help was not there"
        if self.there.look("/leave/").status != 303:
            yield "nobody could leave"
        for path in self.tries:
            yield from self.closes(path, without)

    def reads(self, path: str, without: Works) -> Iterator[str]:
        answer = self.here.look(path)
        if answer.status != 200 and (without.reads or not answer.says_away):
            yield f"{path} answered {answer.status} without saying what is the matter"
        yield from at_once(path, answer)

    def closes(self, path: str, without: Works) -> Iterator[str]:
        answer = self.told[path] = self.here.send(path, to=int(Step.WAVE))
        if answer.status != 302 and (without.writes or not answer.says_not_taken):
            yield f"{path} answered {answer.status}, and did not say that nothing has been done"
        yield from at_once(path, answer)

    def afterwards(self) -> Iterator[str]:
        """Without a restart, within ten seconds, and from then on always."""
        until = time.monotonic() + COMES_BACK
        while self.here.look("/today/").status != 200 and time.monotonic() < until:
            time.sleep(0.2)
        for path in PAGES * 4:
            if (status := self.here.look(path).status) != 200:
                yield f"{path} answered {status} when everything was back"
        yield from self.has_left()
        yield from self.holds()
        yield from self.hears()

    def has_left(self) -> Iterator[str]:
        self.there.cookie = self.left
        if self.there.look("/today/").status != 404:
            yield "a session that had ended opened something"

    def holds(self) -> Iterator[str]:
        """Whatever did not go through goes through now."""
        for path, answer in self.told.items():
            if answer.status != 302:
                answer = self.here.send(path, to=int(Step.WAVE))
            if answer.status != 302:
                yield f"{path} answered {answer.status} when everything was back"
        yield from self.wakes()

    def wakes(self) -> Iterator[str]:
        if not Rest.objects.filter(person=self.ana).exists():
            yield "a rest was acknowledged and does not hold"
        if self.here.send("/rest/end/").status != 302:
            yield "a rest did not end when everything was back"

    def hears(self) -> Iterator[str]:
        self.page.looks_again(self.here.cookie)
        until = time.monotonic() + COMES_BACK
        while time.monotonic() < until:
            if self.bens.send(f"/with/{self.bonds[0].token}/wave/", gesture="wave").status != 302:
                yield "a wave did not go through when everything was back"
            if self.page.hears_within(1.0):
                return
        yield "no nudge came when everything was back"

    def in_the_books(self) -> Iterator[str]:
        until = time.monotonic() + COMES_BACK
        while Session.objects.filter(pk=self.leaving.pk).exists() and time.monotonic() < until:
            time.sleep(0.2)
        if Session.objects.filter(pk=self.leaving.pk).exists():
            yield "a session that had ended is still there"
        for path, rows in self.tries.items():
            expected = 0 if path == RESTS or "/moments/" in path else 1
            if rows.count() != expected:
                yield f"{path} was acknowledged, and is there {rows.count()} times"


def at_once(path: str, answer: Answer) -> Iterator[str]:
    if answer.took > AT_ONCE:
        yield f"{path} took {answer.took:.1f} s to say what is the matter"


class OpenPage:
    """A page that listens, and opens its socket anew where it was closed."""

    def __init__(self, cookie: str):
        self.socket = PageSocket(cookie)

    def looks_again(self, cookie: str) -> None:
        """Is it still open? If not, another one."""
        if self._came(0.2) is None:
            self.socket = PageSocket(cookie)

    def hears_within(self, seconds: float) -> bool:
        return bool(self._came(seconds))

    def _came(self, seconds: float) -> bool | None:
        """Whether a nudge has come; None where the house has hung up."""
        self.socket.tcp.settimeout(seconds)
        try:
            return bool(next(self.socket.heard()))
        except TimeoutError:
            return False
        except (OSError, RuntimeError):
            return None
