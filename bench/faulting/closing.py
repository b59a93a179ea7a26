"""What has to get through a crowd: leaving, help, walls, taking back, stepping back, rest."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice, product

from bench.browser import Browser
from kith.connections.models import Bond, Fall, Wall
from kith.connections.rules import Step
from kith.ground.turns import turn
from kith.moments.models import Moment
from kith.moments.rules import NOTE
from kith.people.models import Person, Session

from . import crowd
from .asking import GONE, Asked

AWAY, THERE, FOUND = 303, 200, 302
KINDS = ("leave", "help", "wall", "take back", "step back", "rest")


@dataclass
class Closing:
    kind: str
    asked: Asked
    succeeds: int  # the status that says so
    holds: Callable[[], bool] | None = None  # whether it has taken effect, where one can tell
    status: int = GONE
    took: float = 0.0  # seconds

    @property
    def is_as_said(self) -> bool:
        """It holds where it was acknowledged, and only there; without an answer nobody knows."""
        return not (self.status and self.holds) or self.holds() == self.succeeded

    @property
    def succeeded(self) -> bool:
        return self.status == self.succeeds


def some_of_each(careful: list[Person], count: int) -> list[Closing]:
    """`count` of each kind, in any order."""
    browsers = {person.pk: Browser(person).form_of("/rest/") for person in careful}
    others = crowd.people(-(-2 * count // len(careful)), "Known")
    bonds = iter(crowd.some_near(others, careful, Step.NOTE))
    every = [
        *islice(leavings(careful), count),
        *islice(helps(), count),
        *(wall(browsers, bond) for bond in islice(bonds, count)),
        *(step_back(browsers, bond) for bond in islice(bonds, count)),
        *islice(take_backs(careful, browsers, count), count),
        *islice(rests(careful, browsers), count),
    ]
    random.shuffle(every)
    return every


def leavings(people: list[Person]) -> Iterator[Closing]:
    for person in cycle(people):
        cookie = Browser(person).cookie
        session = Session.objects.filter(person=person).latest("pk")

        def ended(pk: int = session.pk) -> bool:
            return not Session.objects.filter(pk=pk).exists()

        yield Closing("leave", Asked.get("/leave/", cookie), AWAY, ended)


def helps() -> Iterator[Closing]:
    for path in cycle(("/help/", "/help/gb/")):
        yield Closing("help", Asked.get(path), THERE)


def wall(browsers: dict[int, Browser], bond: Bond) -> Closing:
    by = careful_of(browsers, bond)
    asked = posted(browsers[by.pk], f"/with/{bond.token}/wall/")
    walled = Wall.objects.filter(bond=bond, by=by)
    return Closing("wall", asked, FOUND, walled.exists)


def step_back(browsers: dict[int, Browser], bond: Bond) -> Closing:
    by = careful_of(browsers, bond)
    asked = posted(browsers[by.pk], f"/with/{bond.token}/back/", to=int(Step.WAVE))
    fell = Fall.objects.filter(bond=bond, by=by)
    return Closing("step back", asked, FOUND, fell.exists)


def take_backs(people: list[Person], browsers: dict[int, Browser], count: int) -> Iterator[Closing]:
    pairs = crowd.everyone_near(people, Step.NOTE)
    with turn():
        given = [
            Moment.objects.give(bond, bond.people()[0], NOTE, "a few words")
            for bond in islice(cycle(pairs), count)
        ]
    for moment in given:
        asked = posted(browsers[moment.giver.pk], f"/moments/{moment.token}/back/")
        there = Moment.objects.filter(pk=moment.pk)
        yield Closing("take back", asked, FOUND, lambda there=there: not there.exists())  # type: ignore[misc]


def rests(people: list[Person], browsers: dict[int, Browser]) -> Iterator[Closing]:
    for what, person in cycle(list(product(("begin", "end"), people))):
        yield Closing("rest", posted(browsers[person.pk], f"/rest/{what}/"), FOUND)


def careful_of(browsers: dict[int, Browser], bond: Bond) -> Person:
    return next(person for person in bond.people() if person.pk in browsers)


def posted(browser: Browser, path: str, **said: object) -> Asked:
    return Asked.post(path, browser.cookie, browser.token, **said)
