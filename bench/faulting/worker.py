"""A worker, a process of its own beside another, is killed in the middle of a thousand due things.

Of what is due in each round, moments are to arrive, wishes to become one step, the words of talks
to go, and the rest is counted each time it is done.
"""

import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from kith.connections.models import Bond, Rise, Side, Wish
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.ground.models import Due, Heard, Key
from kith.ground.turns import turn
from kith.moments.models import Delivery, Line, Moment, Talk
from kith.moments.models.delivery import Dose
from kith.moments.rules import NOTE

from . import crowd
from .found import Found, Wanted
from .planting import COUNTED, counted
from .serving import Worker

PEOPLE = 16
SETTLES = 90.0  # seconds; what a killed worker had claimed waits for a minute
LONG_AGO = timedelta(hours=3)  # when a talk was, whose words are to go
ALREADY = timedelta(seconds=1)


class Counting:
    """How many things were made due that are only counted."""

    made = 0

    def one(self) -> str:
        self.made += 1
        return str(self.made - 1)


COUNTING = Counting()


def run(wanted: Wanted) -> Found:
    counted()
    due.run()  # the daily turns of a new house
    bonds = crowd.everyone_near(crowd.people(PEOPLE), Step.NOTE)
    with working(wanted) as workers:
        found = Found()
        while wanted.goes_on(found):
            one_round(workers, found, bonds, wanted.acts)
            if wanted.planted or found.rounds == wanted.rounds:
                waits_until_done(0, SETTLES)
                found.broken += complaints()
        return found


@contextmanager
def working(wanted: Wanted) -> Iterator[list[Worker]]:
    workers = [Worker(wanted.planted, KITH_LEASE=wanted.lease) for _ in range(2)]
    try:
        for worker in workers:
            worker.start()
        yield workers
    finally:
        for worker in workers:
            worker.kill()


def one_round(workers: list[Worker], found: Found, bonds: list[Bond], things: int) -> None:
    make_due(bonds, things)
    waits_until_done(random.randrange(things // 10, things * 9 // 10))
    time.sleep(random.random() / 50)
    killed = random.choice(workers)
    killed.kill()
    killed.start()
    found.rounds += 1
    found.acts += things
    waits_until_done(found.rounds)  # what a killed one had claimed waits for its lease


def make_due(bonds: list[Bond], things: int) -> None:
    with turn():
        some = random.sample(bonds, min(len(bonds), things // 8))
        for bond in some:
            give_both_ways(bond)
        for bond in random.sample(bonds, min(len(bonds), things // 8)):
            say_long_ago(bond)
        for bond in random.sample(bonds, min(len(bonds), things // 16)):
            wish_both(bond)
        for _ in range(things // 2):
            due.at(COUNTED, COUNTING.one(), clock.now())


def give_both_ways(bond: Bond) -> None:
    for person in bond.people():
        Moment.objects.give(bond, person, NOTE, "a few words")


def say_long_ago(bond: Bond) -> None:
    talk = Talk.objects.begin(bond, 5)
    talk.say(bond.people()[0], "words that go")
    began = clock.now() - LONG_AGO
    Talk.objects.filter(pk=talk.pk).update(began_at=began, words_go_at=began + timedelta(hours=2))
    due.at("moments.talk", talk.token, clock.now())


def wish_both(bond: Bond) -> None:
    """From where they began, whatever became of it in an earlier round."""
    Bond.objects.filter(pk=bond.pk).update(real_step=Step.NOTE)
    Side.objects.filter(bond=bond).update(shown_step=Step.NOTE)
    bond.wishes.all().delete()
    for person in bond.people():
        Wish.objects.create(bond=bond, person=person, step=Step.TALK)
    Rise.objects.cancel(bond)
    Rise.objects.set(bond, clock.now() - ALREADY)


def left() -> int:
    return Due.objects.filter(due_at__lte=clock.now(), dead=False).count()


def waits_until_done(rest: int, within: float = 60.0) -> None:
    until = time.monotonic() + within
    while left() > rest and time.monotonic() < until:
        time.sleep(0.02)


def complaints() -> Iterator[str]:
    yield from counts()
    yield from arrivals()
    yield from rises()
    if gone := Line.objects.count() + Key.objects.filter(name__startswith="line:").count():
        yield f"{gone} lines of talks, or their keys, are there"
    if Talk.objects.exists():
        yield "a talk is there whose words had to go"
    for kind in Due.objects.filter(dead=True).values_list("kind", flat=True):
        yield f"{kind} was given up"


def counts() -> Iterator[str]:
    made = COUNTING.made
    done = Heard.objects.of(COUNTED)
    for times, how_many in Counter(done.get(str(n), 0) for n in range(made)).items():
        if times != 1:
            yield f"{how_many} of {made} were done {times} times"


def arrivals() -> Iterator[str]:
    if held := Delivery.objects.held().count():
        yield f"{held} moments did not arrive"
    came = Counter(Delivery.objects.arrived().values_list("moment__bond", "to", "arrived_on"))
    for dose in Dose.objects.all():
        if dose.arrived != came[dose.bond_id, dose.to_id, dose.day]:
            yield f"{came[dose.bond_id, dose.to_id, dose.day]} arrived, counted as {dose.arrived}"


def rises() -> Iterator[str]:
    if Rise.objects.exists():
        yield "a rise is there that was due"
    for bond in Bond.objects.filter(risen_at__isnull=False):
        shown = {side.step for side in bond.sides.all()}
        if bond.step != Step.TALK or shown != {Step.TALK} or bond.wishes.exists():
            yield f"two came nearer to {bond.step.name}, and are shown {shown}"
