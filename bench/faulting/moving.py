"""The clock is a day ahead, and is put right: what is due happens once, and nobody is locked out.

The house is served by a process whose clock follows a file (only a test's clock moves, so to that
process it is a test).
"""

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bench import DATA
from kith.connections.models import Rise, Side, Wish
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.ground.models import Due, Heard
from kith.ground.turns import turn
from kith.moments.models import Delivery, Line, Moment, Talk
from kith.moments.rules import NOTE
from kith.people.hashing import hashed
from kith.people.models import Needs, Person
from kith.people.models.needs import ENFORCED

from . import crowd
from .found import Found, Wanted
from .planting import COUNTED, counted
from .server import opened
from .visitor import Visitor

HOUR = timedelta(hours=1)
WORDS = "six quiet words that nobody guesses"
HOURS = Path(DATA) / "hours-ahead"
SETTLES = 30.0  # seconds
TOLD = 0.3  # seconds in which the house reads what time it is
FAULTS = ("sessions of tomorrow", "paces begun anew")
TO_COUNT = 50


def run(wanted: Wanted) -> Found:
    os.environ["KITH_HOURS_AHEAD"] = str(HOURS)
    counted()
    HOURS.write_text("0")
    kept = hashed(WORDS)
    found = Found()
    with opened(wanted):
        while wanted.goes_on(found):
            story = Story(found.rounds, kept)
            found.broken += story.told()
            found.rounds += 1
            found.acts += TO_COUNT * 2 + 8
    return found


def it_is(hours: float) -> None:
    """So many hours later than it is, and all that is due by then done."""
    HOURS.write_text(str(hours))
    time.sleep(TOLD)
    until, now = time.monotonic() + SETTLES, clock.now() + hours * HOUR
    while Due.objects.filter(due_at__lte=now, dead=False).exists() and time.monotonic() < until:
        time.sleep(0.1)


class Story:
    def __init__(self, number: int, kept: str):
        self.number = number
        with turn():
            ana, ben = (Person.objects.welcome(f"{n} {number}", kept) for n in ("Ana", "Ben"))
            self.ana, self.ben, self.bond = ana, ben, crowd.near(ana, ben, Step.NOTE)
            said = dict.fromkeys(ENFORCED) | {"zone": "UTC", "pace": 1, "ask_before_talk": False}
            Needs.objects.keep(ben, at_once=True, **said)
            for words in ("one", "two", "three"):
                Moment.objects.give(self.bond, ana, NOTE, words)
            other = Person.objects.welcome(f"Other {number}")
            self.talk = Talk.objects.begin(crowd.near(ana, other), 5)
            self.talk.say(ana, "words that go")
            for person in (ana, ben):
                Wish.objects.create(bond=self.bond, person=person, step=Step.TALK)
            Rise.objects.set(self.bond, clock.now() + 3 * HOUR)
            for ref in range(TO_COUNT):
                due.at(COUNTED, f"{number}n{ref}", clock.now())
                due.at(COUNTED, f"{number}l{ref}", clock.now() + 12 * HOUR)

    def told(self) -> Iterator[str]:
        here = Visitor(self.ana)
        it_is(0)
        yield from self.stands("now", opens=(here, True), arrived=1, counted=TO_COUNT, nearer=False)
        it_is(25)
        yield from self.stands("a day ahead", (here, False), 2, TO_COUNT * 2, nearer=True)
        ahead = self.comes_in()
        it_is(0)
        yield from self.stands("put right", (ahead, False), 2, TO_COUNT * 2, nearer=True)
        back = self.comes_in()
        yield from self.writes(back)
        it_is(0)
        yield from self.stands("and later", (back, True), 2, TO_COUNT * 2, nearer=True)
        it_is(25)
        yield from self.stands("the next day", (self.comes_in(), True), 2, TO_COUNT * 2, True)
        it_is(49)
        yield from self.stands("the day after", (self.comes_in(), True), 3, TO_COUNT * 2, True)
        it_is(0)

    def stands(
        self, when: str, opens: tuple[Visitor, bool], arrived: int, counted: int, nearer: bool
    ) -> Iterator[str]:
        visitor, should = opens
        if (visitor.look("/today/").status == 200) != should:
            yield f"{when}: a session opened something, or did not"
        if (came := self.arrived()) != arrived:
            yield f"{when}: {came} notes have arrived, and not {arrived}"
        if (times := self.counts()) != [1] * counted:
            yield f"{when}: what was due was done {sorted(set(times))} times, {len(times)} things"
        shown = set(Side.objects.filter(bond=self.bond).values_list("shown_step", flat=True))
        if shown != {Step.TALK if nearer else Step.NOTE}:
            yield f"{when}: two are shown {shown}"
        if Line.objects.filter(talk=self.talk).exists() == nearer:
            yield f"{when}: the words of a talk have not gone, or too soon"

    def arrived(self) -> int:
        return Delivery.objects.arrived().filter(moment__bond=self.bond, to=self.ben).count()

    def counts(self) -> list[int]:
        numbers = Heard.objects.filter(person=COUNTED, topic__startswith=str(self.number))
        return list(numbers.values_list("number", flat=True))

    def comes_in(self) -> Visitor:
        visitor = Visitor().form_of("/in/")
        visitor.send("/in/", name=self.ana.name, passphrase=WORDS)
        return visitor

    def writes(self, visitor: Visitor) -> Iterator[str]:
        path = f"/with/{self.bond.token}/wave/"
        if visitor.form_of(path).send(path, gesture="wave").status != 302:
            yield "a wave was not taken once the clock was put right"
