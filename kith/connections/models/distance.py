from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from kith.ground import choices, clock, due, sealed
from kith.people.models import Person

from .. import rules
from ..rules import Step

if TYPE_CHECKING:
    from .bond import Bond

CHANCE = SystemRandom()
STEPS = [(step, step.name) for step in Step]


class Wishes(models.QuerySet["Wish"]):
    def not_for(self, step: Step, now: datetime) -> "Wishes":
        """For another step, or lapsed."""
        return self.filter(~Q(step=step) | Q(at__lte=now - rules.WISH_STANDS))

    def made_by(self, person: Person) -> "Wishes":
        """Those that stand. One that has lapsed is gone, whether its row is there or not."""
        standing = self.filter(person=person, at__gt=clock.now() - rules.WISH_STANDS)
        return standing.select_related("bond").order_by("pk")


class Wish(models.Model):
    """I would be open to one step closer. A row of one's own, seen by nobody else, ever."""

    bond = models.ForeignKey("Bond", models.CASCADE, related_name="wishes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    step = models.SmallIntegerField(choices=STEPS)
    at = models.DateTimeField(default=clock.now)

    objects = Wishes.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "person"], name="one_wish_each")]

    def stands(self, now: datetime) -> bool:
        return rules.stands(self.at, now=now)


class Walls(models.QuerySet["Wall"]):
    def put_up(self, bond: "Bond", by: Person, name: str) -> None:
        kept = sealed.seal(by.own, name, "wall")
        self.get_or_create(bond=bond, by=by, defaults={"sealed_name": kept})

    def put_up_by(self, person: Person) -> list["Wall"]:
        """Their own walls, with the names that only they can read."""
        walls: list[Wall] = list(self.filter(by=person).select_related("bond").order_by("pk"))
        names = sealed.read_all([(person.own, wall.sealed_name, "wall") for wall in walls])
        for wall, name in zip(walls, names, strict=True):
            wall.name = name or ""
        return walls


class Wall(models.Model):
    """One person's choice to be unreachable by another. Taking it down leaves no trace.

    Whose wall it is, only its owner's own key can read: the name is kept sealed for them.
    """

    bond = models.ForeignKey("Bond", models.CASCADE, related_name="walls")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    sealed_name = models.BinaryField()
    at = models.DateTimeField(default=clock.now)

    objects = Walls.as_manager()
    name: str = ""  # once it is opened

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "by"], name="one_wall_each")]


class Falls(models.QuerySet["Fall"]):
    def made_by(self, person: Person) -> "Falls":
        return self.filter(by=person).order_by("at", "pk")


class Fall(models.Model):
    """A step back that holds already and that neither page shows yet. Gone once it is shown."""

    bond = models.ForeignKey("Bond", models.CASCADE, related_name="falls")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    to = models.SmallIntegerField(choices=STEPS)
    at = models.DateTimeField(default=clock.now)

    objects = Falls.as_manager()


class Rises(models.QuerySet["Rise"]):
    def plan(self, bond: "Bond") -> None:
        """At a random moment in the hours to come, and never twice from turn to turn."""
        earliest = rules.rise_from(
            bond.risen_at, now=clock.now(), turn=choices.this_turn(), after=choices.next_turn()
        )
        within = timedelta(hours=settings.KITH.rise_hours)
        self.set(bond, rules.rise_at(earliest, chance=CHANCE.random(), within=within))

    def set(self, bond: "Bond", at: datetime) -> None:
        self.create(bond=bond, at=at)
        due.at("connections.rise", bond.token, at)

    def is_due(self, bond: "Bond") -> bool:
        return self.filter(bond=bond).exists()

    def cancel(self, bond: "Bond") -> None:
        """The same is done whether a rise was due or not, so that the time it takes is the same."""
        self.filter(bond=bond).delete()
        due.cancel("connections.rise", bond.token)


class Rise(models.Model):
    """Both wished. At this moment both will be one step nearer, unless either goes back before."""

    bond = models.OneToOneField("Bond", models.CASCADE, related_name="rise")
    at = models.DateTimeField()

    objects = Rises.as_manager()
