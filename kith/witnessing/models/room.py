from collections.abc import Collection
from datetime import datetime, timedelta
from random import SystemRandom
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from kith.connections.models import Bond
from kith.ground import choices, clock
from kith.people.models import Person
from kith.people.rules import quiet

from .. import limits, routing, rules
from .holding import Holding
from .offer import Offer
from .witness import Witness

if TYPE_CHECKING:
    from .story import Story

CHANCE = SystemRandom()
MOST_HERE, MOST_AWAY = 32, 64  # looked at for one wave, in however large a house
LONG_AGO = timedelta(days=30)


class WithRoom(models.QuerySet["Room"]):
    def of(self, person: Person) -> "WithRoom":
        return self.filter(witness__person=person, until__gt=clock.now())

    def open(self, witness: Witness, until: datetime) -> None:
        """I have room, in these languages, until then. Under the person's lock."""
        now = clock.now()
        self.filter(witness=witness).delete()
        here = {"until": until, "here_until": now + rules.HERE}
        rooms = [Room(witness=witness, language=each, **here) for each in witness.languages]
        Room.objects.bulk_create(rooms)

    def close(self, person: Person) -> None:
        """Not now. What was offered to them goes on to others, and nobody is told."""
        self.filter(witness__person=person).delete()

    def here(self, person: Person) -> None:
        self.of(person).update(here_until=clock.now() + rules.HERE)

    def let_go(self) -> None:
        self.filter(until__lte=clock.now()).delete()

    # For one story

    def clear_for(self, story: "Story", now: datetime) -> "WithRoom":
        """Those that the gate would open for: nobody whom its teller knows, nobody who rests, has
        left, is full, holds an offer already, or does not want to hear of this."""
        fit = self.filter(
            language=story.language,
            until__gt=now,
            witness__free_from__lte=now,
            witness__heaviest__gte=story.weight,
        )
        if story.weight == rules.Weight.HEAVY:
            fit = fit.filter(witness__heavy_from__lte=now)
        declined = F("witness__not_topics").bitand(story.topics)
        fit = fit.filter(Exact(declined, 0))
        return fit.filter(~away(), ~Exists(known_to(story)), ~Exists(asked_already(story, now)))

    def looked_at(self, story: "Story", now: datetime) -> list[routing.Room]:
        """Whoever is here first, then a few of all the others, begun anywhere among them."""
        clear, begun = self.clear_for(story, now), CHANCE.random()
        here = clear.filter(here_until__gt=now).order_by("-here_until")[:MOST_HERE]
        others = clear.filter(~Exists(unseen_by_them(story)), here_until__lte=now)
        after = others.filter(mix__gte=begun).order_by("mix")[:MOST_AWAY]
        rows = [*as_known(here), *as_known(after)]
        missing = MOST_AWAY - len(rows)
        if missing > 0:
            rows += as_known(others.filter(mix__lt=begun).order_by("mix")[:missing])
        return [as_routed(row, story.language, now) for row in rows if not is_quiet(row, now)]

    def offered(self, people: Collection[int], language: str) -> list["Room"]:
        """These under their locks, without whomever another story is just being offered to."""
        mine = self.filter(witness__person__in=people, language=language).order_by("pk")
        free = mine.select_for_update(skip_locked=True, of=("self",))
        rooms: list[Room] = list(free.select_related("witness__person"))
        self.filter(pk__in=[room.pk for room in rooms]).update(offered_at=clock.now())
        return rooms


def away() -> Q:
    person = "witness__person"
    gone = (f"{person}__rest", f"{person}__pause", f"{person}__leaving")
    return Q(*((f"{name}__isnull", False) for name in gone), _connector=Q.OR)


def known_to(story: "Story") -> "models.QuerySet[Bond]":
    """Any bond with whoever told it, however far apart, and themself."""
    them = OuterRef("witness__person")
    low = Q(low=story.teller_id, high=them)
    return Bond.objects.filter(low | Q(low=them, high=story.teller_id))


def asked_already(story: "Story", now: datetime) -> "models.QuerySet[Offer]":
    """This was offered to them before and they saw it, or they have not answered another yet."""
    mine = Offer.objects.filter(to=OuterRef("witness__person"))
    this = Q(story=story) & ~Q(answer=Offer.UNSEEN)
    return mine.filter(this | Q(answer=Offer.OPEN, until__gt=now))


def unseen_by_them(story: "Story") -> "models.QuerySet[Offer]":
    return Offer.objects.filter(story=story, to=OuterRef("witness__person"))


def counted(**which: Any) -> Coalesce:
    held = Holding.objects.filter(witness=OuterRef("witness__person"), **which).order_by()
    many = held.values("witness").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(many), Value(0), output_field=IntegerField())


KNOWN = (
    "witness__person_id",
    "here_until",
    "offered_at",
    "witness__many",
    "witness__a_day",
    "witness__heaviest",
    "witness__not_topics",
    "witness__taken",
    "witness__passed",
    "witness__missed",
    "witness__person__needs__zone",
    "witness__person__needs__quiet_from",
    "witness__person__needs__quiet_until",
    "holds",
    "today",
)


def as_known(rooms: "models.QuerySet[Room]") -> list[dict[str, Any]]:
    counts = {"holds": counted(ended_at=None), "today": counted(at__gte=choices.this_turn())}
    return list(rooms.annotate(**counts).values(*KNOWN))


class Wall:
    """What is asked of their needs: when it is quiet by the clock on their wall."""

    def __init__(self, row: dict[str, Any]):
        self.zone = row["witness__person__needs__zone"] or choices.ZONE.default
        self.quiet_from = row["witness__person__needs__quiet_from"]
        self.quiet_until = row["witness__person__needs__quiet_until"]


def is_quiet(row: dict[str, Any], now: datetime) -> bool:
    return quiet(Wall(row), now)


def as_routed(row: dict[str, Any], language: str, now: datetime) -> routing.Room:
    offered = row["offered_at"] or now - LONG_AGO
    return routing.Room(
        key=row["witness__person_id"],
        here=row["here_until"] > now,
        free=min(row["witness__many"], limits.MOST_OPEN) - row["holds"],
        left_today=min(row["witness__a_day"], limits.MOST_A_DAY) - row["today"],
        heaviest=row["witness__heaviest"],
        not_topics=rules.topics_of(row["witness__not_topics"]),
        languages=frozenset([language]),
        idle=(now - offered).total_seconds(),
        taken=row["witness__taken"],
        passed=row["witness__passed"],
        missed=row["witness__missed"],
    )


class Room(models.Model):
    """Somebody has room, in one language, until then. No row: they have none."""

    witness = models.ForeignKey(Witness, models.CASCADE, related_name="rooms")
    language = models.CharField(max_length=20)  # BCP 47
    until = models.DateTimeField()
    here_until = models.DateTimeField()  # an open page says so again before then
    offered_at = models.DateTimeField(null=True)
    mix = models.FloatField(default=CHANCE.random)  # where in the line of all of them

    objects = WithRoom.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["witness", "language"], name="one_room_a_language")
        ]
        indexes = [
            models.Index(fields=["language", "mix"], name="rooms_anywhere"),
            models.Index(fields=["language", "-here_until"], name="rooms_here"),
        ]
