"""The serving process is killed in the middle of a thousand writes, and started anew."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.browser import Browser
from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import clock
from kith.ground.models import Due
from kith.ground.turns import turn
from kith.moments.models import Moment
from kith.moments.rules import NOTE
from kith.people.models import Person

from . import books, crowd
from .acts import Crowd, Plan, planned
from .found import Found, Wanted
from .serving import Server

WRITERS = 8
EARLIER = 12  # moments of each writer's that they take back
SETTLES = 90.0  # seconds; what a killed worker had claimed waits for a minute


def run(wanted: Wanted) -> Found:
    with opened(wanted) as house:
        found, everyone = Found(), []
        while wanted.goes_on(found):
            everyone += one_round(house, found, wanted.acts)
        settle()
        found.broken += books.in_the_end(everyone)
        return found


@contextmanager
def opened(wanted: Wanted) -> Iterator[Server]:
    house = Server(wanted.planted, KITH_LEASE=wanted.lease)
    house.start()
    try:
        yield house
    finally:
        house.kill()


def one_round(house: Server, found: Found, writes: int) -> list[Person]:
    people, bonds, plans = prepared(found.rounds, writes)
    acting = Crowd(plans)
    acting.begin()
    killed_in_the_middle(house, acting, writes)
    house.start()
    found.unless(Browser(people[0]).get("/today/") == 200, "the house did not come back")
    found.broken += books.complaints(plans, bonds)
    found.rounds += 1
    found.acts += sum(act.was_begun for act in acting.acts())
    return people


def prepared(number: int, writes: int) -> tuple[list[Person], list[Bond], list[Plan]]:
    people = crowd.people(WRITERS, f"Writer {number}")
    bonds = [
        *crowd.everyone_near(people[: WRITERS // 2], Step.NOTE),
        *crowd.some_near(people[: WRITERS // 2], people[WRITERS // 2 :]),
        *crowd.everyone_near(people[WRITERS // 2 :], Step.NOTE),
    ]
    plans = []
    for place, person in enumerate(people):
        given = earlier(person, bonds)
        name = f"{number} {place}"
        plans.append(planned(person, bonds, given, writes // WRITERS, name))
    return people, bonds, plans


def earlier(person: Person, bonds: list[Bond]) -> list[Moment]:
    mine = [bond for bond in bonds if person in bond.people()]
    with turn():
        return [
            Moment.objects.give(random.choice(mine), person, NOTE, f"earlier {number}")
            for number in range(EARLIER)
        ]


def killed_in_the_middle(house: Server, acting: Crowd, writes: int) -> None:
    enough = random.randrange(writes // 10, writes * 9 // 10)
    while acting.is_busy and acting.acknowledged < enough:
        time.sleep(0.005)
    time.sleep(random.random() / 10)
    house.kill()
    acting.end()


def settle() -> None:
    """Until nothing is due any more."""
    until = time.monotonic() + SETTLES
    while Due.objects.filter(due_at__lte=clock.now(), dead=False).exists():
        if time.monotonic() > until:
            return
        time.sleep(0.1)
