from dataclasses import astuple
from typing import Any, Self

from django.db import models

from kith.connections.models import Bond
from kith.ground.ids import Addressed

from ..rhythm import Segment

GUIDE = ("number", "at", "breaths", "rate", "goal")  # of a room: its segment, and which it is


class Rooms(models.QuerySet["Room"]):
    def of_two(self, bond: Bond) -> "Room":
        """The one room of these two. Under the lock of their bond."""
        return self.get_or_create(bond=bond)[0]

    def of_one(self, bond: Bond) -> "Room":
        """Where two are not really near, each sits in a room that looks as if it were theirs: its
        guide goes on as it went there."""
        return self.create(**self.filter(bond=bond).values(*GUIDE).first() or {})

    def companies(self) -> "Rooms":
        return self.filter(is_company=True)

    def like(self, gone: "Room") -> "Room":
        """In place of one that has gone meanwhile."""
        return self.create(bond=gone.bond, is_company=gone.is_company)

    def held(self, which: Any) -> "Rooms":
        """Under their locks, in one order."""
        rooms = self.filter(pk__in=which).order_by("pk").select_for_update()
        return self.filter(pk__in=[room.pk for room in rooms])

    def sweep(self) -> None:
        """Nobody sits there any more."""
        self.filter(seats=None).delete()


class Room(Addressed):
    """Where people breathe together: two of a bond, or quiet company, or one alone.

    It holds the guide as it goes now: so that it goes on when a process ends, and is one for all
    processes. `number` counts its segments; whoever turns it says which it turned.
    """

    bond = models.OneToOneField(Bond, models.CASCADE, null=True, related_name="room")
    is_company = models.BooleanField(default=False)
    number = models.PositiveIntegerField(default=0)
    at = models.FloatField(null=True)  # seconds, as time.time()
    breaths = models.FloatField(null=True)
    rate = models.FloatField(null=True)
    goal = models.FloatField(null=True)

    objects = Rooms.as_manager()

    @property
    def segment(self) -> Segment | None:
        if self.at is None or self.breaths is None or self.rate is None or self.goal is None:
            return None
        return Segment(self.at, self.breaths, self.rate, self.goal)

    @property
    def numbers(self) -> tuple[float, ...] | None:
        """The segment as a socket carries it."""
        return astuple(self.segment) if self.segment else None

    def turn(self, segment: Segment) -> Self:
        """It goes on with this segment, unless another process has turned it meanwhile: the room as
        it is now, in both cases."""
        now_is = {name: getattr(segment, name) for name in ("at", "breaths", "rate", "goal")}
        mine = type(self).objects.filter(pk=self.pk, number=self.number)
        mine.update(number=self.number + 1, **now_is)
        self.refresh_from_db()
        return self
