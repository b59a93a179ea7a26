"""Whom something told could be offered to: those with room whom the gate would open for.

A few rows of an index are looked at, however large the house is, and what stands between these
people and the story is asked for in small questions, each put into SQL once: one large question
took PostgreSQL longer to plan than to answer.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, ExpressionWrapper, F, IntegerField, Q, Value
from django.db.models.lookups import LessThan

from kith.connections.models import Bond
from kith.ground import choices
from kith.ground.prepared import prepared
from kith.people.models import Person
from kith.people.rules import quiet

from .. import limits, routing, rules
from .holding import Holding
from .offer import Offer
from .room import Room

if TYPE_CHECKING:
    from .story import Story

CHANCE = SystemRandom()
MOST_HERE, MOST_AWAY = 24, 40  # looked at for one wave
LONG_AGO = timedelta(days=30)
FAR = timedelta(days=3650)

Row = dict[str, Any]


def looked_at(story: "Story", now: datetime) -> list[routing.Room]:
    """Some of those who are here, and some of all the others, begun anywhere among them."""
    rows = with_room(story, now, CHANCE.random())
    if not rows:
        return []
    asked = Asked(story, [row["person"] for row in rows], now)
    clear = [row for row in rows if asked.may_be_offered(row["person"], row["here"])]
    return [asked.as_routed(row) for row in clear]


def with_room(story: "Story", now: datetime, begun: float) -> list[Row]:
    heavy_by = now if story.weight == rules.Weight.HEAVY else now + FAR
    values = (story.language, story.topics, story.weight, heavy_by, now)
    rows = [*some_here(*values), *others_after(*values, begun)]
    if len(rows) < MOST_AWAY:
        rows += others_before(*values, begun)[: MOST_AWAY - len(rows)]
    return [row for row in rows if row["person"] != story.teller_id]


KNOWN = {
    "person": F("witness__person_id"),
    "many": F("witness__many"),
    "a_day": F("witness__a_day"),
    "heaviest": F("witness__heaviest"),
    "not_topics": F("witness__not_topics"),
    "taken": F("witness__taken"),
    "passed": F("witness__passed"),
    "missed": F("witness__missed"),
}


def fit(language: Any, topics: Any, weight: Any, heavy_by: Any, now: Any) -> Any:
    """As much as stands beside the room itself. (Less than one, where none is meant: of an equality
    that it knows nothing about PostgreSQL expects nearly nothing, and would sort the whole house.)
    """
    declined: Any = F("witness__not_topics").bitand(ExpressionWrapper(topics, IntegerField()))  # type: ignore[arg-type]
    rooms = Room.objects.filter(
        LessThan(declined, 1),
        language=language,
        until__gt=now,
        witness__free_from__lte=now,
        witness__heavy_from__lte=heavy_by,
        witness__heaviest__gte=weight,
    )
    return rooms.values("offered_at", **KNOWN)


@prepared
def some_here(*values: Any) -> Any:
    here = fit(*values).filter(here_until__gt=values[-1]).annotate(here=Value(True))
    return here.order_by("-here_until")[:MOST_HERE]


def others(*values: Any) -> Any:
    return fit(*values).filter(here_until__lte=values[-1]).annotate(here=Value(False))


@prepared
def others_after(*values: Any) -> Any:
    return others(*values[:-1]).filter(mix__gte=values[-1]).order_by("mix")[:MOST_AWAY]


@prepared
def others_before(*values: Any) -> Any:
    return others(*values[:-1]).filter(mix__lt=values[-1]).order_by("mix")[:MOST_AWAY]


# What stands between these people and the story


@prepared
def who_they_are(people: Any) -> Any:
    gone = Q(rest__isnull=False) | Q(pause__isnull=False) | Q(leaving__isnull=False)
    hours = ("needs__zone", "needs__quiet_from", "needs__quiet_until")
    return Person.objects.filter(pk__among=people).exclude(gone).values_list("pk", *hours)


@prepared
def known_to(teller: Any, people: Any) -> Any:
    """Any bond with whoever told it, however far apart."""
    bonds = Bond.objects.filter(
        Q(low=teller, high__pk__among=people) | Q(high=teller, low__pk__among=people)
    )
    return bonds.values_list("low", "high")


@prepared
def asked_before(story: Any, now: Any, people: Any) -> Any:
    """This was offered to them, or another that they have not answered yet."""
    either = Q(story=story) | Q(answer=Offer.OPEN, until__gt=now)
    return Offer.objects.filter(either, to__pk__among=people).values_list("to", "story", "answer")


@prepared
def held_by(turn: Any, people: Any) -> Any:
    lately = Q(ended_at=None) | Q(at__gte=turn)
    held = Holding.objects.filter(lately, witness__pk__among=people)
    return held.annotate(open=true(Q(ended_at=None)), today=true(Q(at__gte=turn))).values_list(
        "witness", "open", "today"
    )


def true(condition: Q) -> Any:
    return ExpressionWrapper(condition, BooleanField())


class Asked:
    """One story, and the people it could be offered to."""

    def __init__(self, story: "Story", people: list[int], now: datetime):
        self.story, self.now, turn = story, now, choices.this_turn()
        self.awake = {pk for pk, *hours in who_they_are(people) if not quiet(Hours(*hours), now)}
        self.known = set(flat(known_to(story.teller_id, people)))
        before = list(asked_before(story.pk, now, people))
        self.unseen = {to for to, of, said in before if (of, said) == (story.pk, Offer.UNSEEN)}
        self.before = {to for to, of, said in before if (of, said) != (story.pk, Offer.UNSEEN)}
        held = list(held_by(turn, people))
        self.holds = Counter(pk for pk, is_open, _today in held if is_open)
        self.today = Counter(pk for pk, _open, is_today in held if is_today)

    def may_be_offered(self, person: int, here: bool) -> bool:
        """What somebody never saw comes again once they are here."""
        unseen = here or person not in self.unseen
        return person in self.awake and person not in self.known | self.before and unseen

    def as_routed(self, row: Row) -> routing.Room:
        person, offered = row["person"], row["offered_at"] or self.now - LONG_AGO
        return routing.Room(
            key=person,
            here=row["here"],
            free=min(row["many"], limits.MOST_OPEN) - self.holds[person],
            left_today=min(row["a_day"], limits.MOST_A_DAY) - self.today[person],
            heaviest=row["heaviest"],
            not_topics=rules.topics_of(row["not_topics"]),
            languages=frozenset([self.story.language]),
            idle=(self.now - offered).total_seconds(),
            taken=row["taken"],
            passed=row["passed"],
            missed=row["missed"],
        )


def flat(pairs: Iterable[Iterable[Any]]) -> Iterable[Any]:
    return (each for pair in pairs for each in pair)


class Hours:
    """What is asked of their needs: when it is quiet by the clock on their wall."""

    def __init__(self, zone: str | None, quiet_from: Any, quiet_until: Any):
        self.zone = zone or str(choices.ZONE.default)
        self.quiet_from, self.quiet_until = quiet_from, quiet_until
