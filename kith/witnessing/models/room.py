from collections.abc import Collection
from datetime import datetime
from operator import attrgetter
from random import SystemRandom

from django.db import models

from kith.ground import clock, due
from kith.people.models import Person

from .. import rules
from .offer import Offer
from .story import Story
from .witness import Witness

CHANCE = SystemRandom()


def anywhere() -> float:
    """Where in the line of all who have room."""
    return CHANCE.random()


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
        """Not now. What was offered to them goes on to others at once, and nobody is told."""
        self.filter(witness__person=person).delete()
        offered = Offer.objects.of_strangers().filter(to=person)
        asked = Story.objects.filter(pk__in=offered.values("story")).order_by("pk")
        stories = list(asked.select_for_update(no_key=True, of=("self",)))
        offered.filter(story__in=stories).delete()
        for story in sorted(stories, key=attrgetter("token")):
            due.at("witnessing.wave", story.token, clock.now())

    def here(self, person: Person) -> None:
        self.of(person).update(here_until=clock.now() + rules.HERE)

    def let_go(self) -> None:
        self.filter(until__lte=clock.now()).delete()

    def offered(self, people: Collection[int], language: str) -> list["Room"]:
        """These under their locks, without whomever another story is just being offered to, in
        whichever of their languages."""
        mine = self.filter(witness__person__in=people, language=language).order_by("pk")
        free = mine.select_for_update(skip_locked=True, no_key=True, of=("self", "witness"))
        rooms: list[Room] = list(free.select_related("witness__person"))
        self.filter(pk__in=[room.pk for room in rooms]).update(offered_at=clock.now())
        return rooms


class Room(models.Model):
    """Somebody has room, in one language, until then. No row: they have none."""

    witness = models.ForeignKey(Witness, models.CASCADE, related_name="rooms")
    language = models.CharField(max_length=20)  # BCP 47
    until = models.DateTimeField()
    here_until = models.DateTimeField()  # an open page says so again before then
    offered_at = models.DateTimeField(null=True)
    mix = models.FloatField(default=anywhere)

    objects = WithRoom.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["witness", "language"], name="one_room_a_language")
        ]
        indexes = [
            models.Index(fields=["language", "mix"], name="rooms_anywhere"),
            models.Index(fields=["language", "-here_until"], name="rooms_here"),
        ]
