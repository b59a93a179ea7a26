"""The real house, as browsers, sockets and the worker reach it, with the clock in our hands."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from kith.connections.models import Bond, distance, porch
from kith.ground import clock, due, live, prepared
from kith.ground.models import Due
from kith.moments.models import Moment
from kith.people import tries
from kith.people.models import Person
from tests.house.walk import undone
from tests.house.world import cookie_of, pages

from .seen import Rows, Seen

START = datetime(2026, 3, 20, 16, tzinfo=UTC)  # noon in the house; clocks change in these weeks
BY_THE_WAY = {"people.sweep"}  # done every hour; nothing of it is ever seen
FRESH = timedelta(minutes=8)  # a passphrase given longer ago is given again


@dataclass
class Told:
    """One nudge, as it went out to whatever pages of that group are open."""

    at: datetime
    group: str
    message: dict[str, Any]


@dataclass
class House:
    pks: dict[str, int] = field(default_factory=dict)
    now: datetime = START
    rows: Rows = field(default_factory=Rows)
    told: list[Told] = field(default_factory=list)
    browsers: dict[str, tuple[Client, datetime]] = field(default_factory=dict)
    works: bool = True  # is a worker there?
    until: datetime | None = None  # no act takes time beyond this
    phrases: dict[str, str] = field(default_factory=dict)  # the last that each gave out
    invitations: list[tuple[str, str, bool]] = field(default_factory=list)  # by, secret, a wave?

    def comes(self, name: str, person: Person) -> None:
        self.pks[name] = person.pk
        self.rows.names[person.pk] = name

    def person(self, name: str) -> Person:
        return Person.objects.get(pk=self.pks[name])

    def bond(self, one: str, other: str) -> Bond:
        """By whom it was between: one of the two may have gone."""
        names = tuple(sorted((one, other)))
        found = [pk for pk, kept in self.rows.bonds.items() if kept == names]
        return Bond.objects.get(pk__in=found)

    def last_given(self, name: str) -> str:
        return Moment.objects.filter(giver=self.pks[name]).latest("pk").token

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What is done within, in the house and to this, was never done."""
        kept = {name: copy(value) for name, value in vars(self).items()}
        kept["rows"] = deepcopy(self.rows)
        self.browsers = {}  # what is in a browser cannot be undone, so others are used
        with undone():
            yield
        vars(self).update(kept)

    # A browser

    def browser(self, name: str) -> Client:
        """Signed in as that one, with the passphrase given a few minutes ago."""
        browser, since = self.browsers.get(name, (None, self.now))
        if browser is None or self.now - since >= FRESH:
            browser = Client()
            browser.handler = pages()
            browser.cookies[settings.SESSION_COOKIE_NAME] = cookie_of(self.person(name), True)
            self.browsers[name] = (browser, self.now)
        return browser

    def get(self, name: str, address: str) -> HttpResponse:
        return self.saved(self.browser(name).get(address))

    def post(self, name: str, address: str, data: dict[str, Any]) -> HttpResponse:
        return self.saved(self.browser(name).post(address, data))

    def saved(self, answer: Any = None) -> Any:
        """What waits for the commit is done: open pages are told."""
        while connection.run_on_commit:
            waiting, connection.run_on_commit = connection.run_on_commit, []
            for _sids, do, _robust in waiting:
                do()
        return answer

    # The clock, and what is due

    def work(self) -> None:
        if self.works:
            due.run()
            self.saved()

    def next_due(self, until: datetime) -> datetime | None:
        coming = Due.objects.filter(dead=False, due_at__gt=self.now, due_at__lte=until)
        first = coming.exclude(kind__in=BY_THE_WAY).order_by("due_at").first()
        return first.due_at if first else None

    def seen(self) -> Seen:
        return self.rows.seen(self.now)


@contextmanager
def opened() -> Iterator[House]:
    """The house at the same hour every time, whatever was done in it before: undone afterwards.
    Its key is its own: one that another test has turned is of another year, and never settles."""
    house = House()
    prepared.forget()  # what is planted may be in how something is asked
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as data, undone():
        patch.setattr(settings, "KITH", replace(settings.KITH, data=Path(data)))
        patch.setattr(clock, "timezone", SimpleNamespace(now=lambda: house.now))
        patch.setattr(clock, "_moved", timedelta(0))
        patch.setattr(live, "send", lambda *sent: house.told.append(Told(house.now, *sent)))
        patch.setattr(distance, "CHANCE", Random(0))
        patch.setattr(porch, "CHANCE", Random(0))
        tries.forget()
        yield house


def chance(seed: int) -> None:
    """What the house leaves to chance is the same whenever this is done again."""
    distance.CHANCE.seed(seed)
    porch.CHANCE.seed(seed)


WORDS = re.compile(r"Words \d+ of [A-Z]\w*")


def words(number: int, who: str) -> str:
    """What nobody else says, ever."""
    return f"Words {number} of {who}"
