"""Who has room among the cast, what two of them told, and one answer."""

from datetime import timedelta
from typing import Any

from kith.ground import clock
from kith.people.models import Person
from kith.witnessing import rules
from kith.witnessing.models import Offer, Reply, Room, Story, Witness
from kith.witnessing.offering import WITNESSES

from . import cast
from .cast import ONE

WITH_ROOM = (ONE, "Little Harbour")


def open_it(people: dict[str, Person]) -> None:
    WITNESSES.set(True)
    for name in WITH_ROOM:
        has_room(people[name])


def tell(people: dict[str, Person], told: tuple[Any, ...]) -> None:
    name, size, weight, topics, wish = told[:5]
    now = clock.now()
    Story.objects.tell(
        people[name],
        cast.HEARD[name],
        "",
        bond=None,
        size=size,
        weight=weight,
        topics=rules.mask(topics),
        language="en",
        wish=wish,
        wanted=1,
        host_ok=True,
        from_at=now,
        until=now + timedelta(days=7),
    )


def has_room(person: Person) -> None:
    witness = Witness.objects.practised(person)
    witness.person = person
    said = {"many": 2, "a_day": 3, "heaviest": rules.Weight.HEAVY.value, "not_topics": 0}
    witness.say(languages=["en"], **said)
    Room.objects.open(witness, clock.now() + timedelta(days=3))


def answer(by: Person) -> None:
    holding = Offer.objects.open().get(to=by).take(by)
    Reply.objects.answer(holding, cast.ANSWER, delivered=True)
