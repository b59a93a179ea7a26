"""Whom something told could be offered to: those with room whom the gate would open for.

A few rows of an index are looked at, however large the house is, and what stands between these
people and the story is one question more. To go to the database and back takes several times as
long as it needs to answer, so there are few of them, each put into SQL once.
"""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from django.db.models import ExpressionWrapper, F, IntegerField, Q, QuerySet, Value
from django.db.models.lookups import LessThan

from kith.connections.models import Bond
from kith.ground import choices
from kith.ground.prepared import prepared
from kith.pace.models import Rest
from kith.people.models import Leaving, Needs, Pause
from kith.people.rules import quiet

from .. import limits, routing, rules
from .holding import Holding
from .offer import Offer
from .room import Room

if TYPE_CHECKING:
    from .story import Story

CHANCE = SystemRandom()
MOST_HERE, MOST_AWAY = 24, 24  # looked at for one wave
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

GONE = (Rest, Pause, Leaving)
NOT_THEM, UNSEEN, HOLDS, TODAY = range(4)


@prepared
def between(teller: Any, story: Any, turn: Any, now: Any, people: Any) -> Any:
    """What it is, and whom it concerns; somebody may be here more than once."""
    offers, held = Offer.objects.all(), Holding.objects.filter(witness__pk__among=people)
    unseen = Q(answer=Offer.UNSEEN)
    first, *others = (
        told(NOT_THEM, Bond.objects.filter(low=teller), "high"),  # a bond, however far apart
        told(NOT_THEM, Bond.objects.filter(high=teller), "low"),
        *(told(NOT_THEM, gone.objects.filter(person__pk__among=people), "person") for gone in GONE),
        told(NOT_THEM, offers.filter(~unseen, story=story), "to"),
        told(NOT_THEM, offers.of_strangers().filter(until__gt=now, to__pk__among=people), "to"),
        told(UNSEEN, offers.filter(unseen, story=story), "to"),
        told(HOLDS, held.filter(ended_at=None), "witness"),
        told(TODAY, held.filter(at__gte=turn), "witness"),
    )
    return first.union(*others, all=True)


@prepared
def quiet_hours(people: Any) -> Any:
    """Of those who have some. Whether it is quiet the clock on their wall decides."""
    some = Needs.objects.filter(quiet_from__isnull=False, person__pk__among=people)
    return some.only("person", "zone", "quiet_from", "quiet_until")


def told(what: int, rows: QuerySet[Any], whom: str) -> QuerySet[Any, Any]:
    return rows.annotate(what=Value(what)).order_by().values_list("what", whom)


class Asked:
    """One story, and the people it could be offered to."""

    def __init__(self, story: "Story", people: list[int], now: datetime):
        self.story, self.now = story, now
        rows = between(story.teller_id, story.pk, choices.this_turn(), now, people)
        found = defaultdict(list)
        for what, person in rows:
            found[what].append(person)
        asleep = {needs.person_id for needs in quiet_hours(people) if quiet(needs, now)}
        self.not_them, self.unseen = asleep.union(found[NOT_THEM]), set(found[UNSEEN])
        self.holds, self.today = Counter(found[HOLDS]), Counter(found[TODAY])

    def may_be_offered(self, person: int, here: bool) -> bool:
        """What somebody never saw comes again once they are here."""
        return person not in self.not_them and (here or person not in self.unseen)

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
