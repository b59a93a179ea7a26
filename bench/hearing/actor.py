"""One of the processes: does something at random, again and again, and writes down what the house
said yes to, before it asks and after it was answered."""

import random
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError

from kith.ground import clock, due
from kith.ground.door import act
from kith.ground.gate import Refused
from kith.ground.ids import held
from kith.ground.turns import turn
from kith.people.models import Person
from kith.witnessing import rules
from kith.witnessing.models import Holding, Offer, Reply, Story
from kith.witnessing.policy.hearing import is_delivered

from . import planted, quick_clock

TOLD = "I sat on the stairs until it stopped ringing."
ASKED_BESIDES = 3  # offered at random to so many, past the router


class Actor:
    def __init__(self, number: int, log: Path):
        self.rng = random.Random(f"actor {number}")
        self.people = list(Person.objects.order_by("pk"))
        self.log = log.open("a", buffering=1)

    def acts(self) -> None:
        what: list[Callable[[], object]] = [
            *[self.take] * 6,
            *[self.answer] * 3,
            *[self.besides] * 2,
            self.tell,
            self.tell,
            self.pass_on,
            self.take_back,
            self.hand_on,
            self.what_is_due,
        ]
        while True:
            try:
                self.rng.choice(what)()
            except (Refused, IndexError):
                self.say("refused")
            except DatabaseError as error:
                self.say("failed", type(error.__cause__).__name__)

    def say(self, what: str, *about: str) -> None:
        self.log.write(" ".join([what, *about]) + "\n")

    def somebody(self) -> Person:
        return self.rng.choice(self.people)

    def one(self, rows: Any) -> Any:
        """One of the last few, so that many meet at the same."""
        return self.rng.choice(list(rows.order_by("-pk")[:6]))

    # What is done

    def tell(self) -> None:
        teller, now = self.somebody(), clock.now()
        with turn():
            mine = teller.locked()
            story = Story.objects.tell(
                mine,
                TOLD,
                "",
                bond=None,
                size=rules.Size.MOMENT.value,
                weight=self.rng.choice((0, 1, 2, 2)),
                topics=0,
                language="en",
                wish=rules.Wish.HEARD.value,
                wanted=self.rng.choice((1, 2)),
                host_ok=False,
                from_at=now,
                until=now + timedelta(days=1),
            )
        self.say("told", story.token)

    def besides(self) -> None:
        """To some at random, so that one person is asked for several at the same time."""
        story = self.one(Story.objects.all())
        with turn():
            for mine in held(Story, story.token):
                some = self.rng.sample(self.people[:40], ASKED_BESIDES)
                some = [one for one in some if not mine.offers.filter(to=one).exists()]
                Offer.objects.offer(mine, some, clock.now() + rules.RUNS_OUT_HERE)

    def take(self) -> None:
        offer = self.one(Offer.objects.filter(answer=Offer.OPEN).select_related("to"))
        self.say("takes", offer.token)
        holding = act(offer.to, "witnessing.take", Offer, offer.token, lambda it: it.take(offer.to))
        self.say("taken", offer.token, holding.token)

    def pass_on(self) -> None:
        offer = self.one(Offer.objects.filter(answer=Offer.OPEN).select_related("to"))
        act(offer.to, "witnessing.pass_on", Offer, offer.token, lambda it: it.pass_on())
        self.say("passed", offer.token)

    def a_holding(self) -> Holding:
        held_now = Holding.objects.open().filter(story__isnull=False).select_related("witness")
        return self.rng.choice(list(held_now.order_by("pk")[:8]))

    def answer(self) -> None:
        holding = self.a_holding()
        reply = act(holding.witness, "witnessing.answer", Holding, holding.token, answered)
        self.say("answered", reply.token, reply.story.token)

    def hand_on(self) -> None:
        holding = self.a_holding()
        act(holding.witness, "witnessing.hand_on", Holding, holding.token, handed_on)
        self.say("handed", holding.token)

    def take_back(self) -> None:
        story = self.one(Story.objects.select_related("teller"))
        self.say("takes_back", story.token)
        act(story.teller, "witnessing.take_back", Story, story.token, lambda it: it.take_back())
        self.say("took_back", story.token)

    def what_is_due(self) -> None:
        due.work_off(20)


def answered(holding: Holding) -> Reply:
    return Reply.objects.answer(holding, "I hear you.", delivered=is_delivered(holding))


def handed_on(holding: Holding) -> None:
    Reply.objects.hand_on(holding, "Go well.", delivered=is_delivered(holding))


def main() -> None:
    number, since, log, how = sys.argv[1:5]
    quick_clock.run_from(since)
    if how == "planted":
        planted.take_out_the_locks()
    Actor(int(number), Path(log)).acts()


if __name__ == "__main__":
    main()
