from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import models
from django.db.models import F, Q

from kith.connections.models import Bond, Side
from kith.connections.rules import Step
from kith.ground import choices, clock, due
from kith.ground.ids import only_one
from kith.ground.live import nudge
from kith.ground.prepared import prepared
from kith.pace.models.rest import is_away
from kith.people.models import Needs, Person
from kith.people.rules import quiet_ends

from .. import rules


class Came(NamedTuple):
    """That something came, and nothing of what it says."""

    bond: int
    kind: str
    on: date | None
    seen_on: date | None


def on_its_way(bond: Bond, to: Person | None) -> str:
    """What is due under this name is looked at for one person of one bond."""
    return f"{bond.token}:{to.token if to else ''}"


def bonds_shown_to(person: Any) -> Any:
    """The bonds in which this person is shown more than *apart*."""
    return Side.objects.filter(person=person, shown_step__gt=Step.APART).values("bond")


class Deliveries(models.QuerySet["Delivery"]):
    def held(self) -> "Deliveries":
        return self.filter(arrived_at=None)

    def arrived(self) -> "Deliveries":
        return self.exclude(arrived_at=None).order_by("-arrived_at", "-moment__at", "-pk")

    def came_in(self, bond: Any, to: Any) -> "Deliveries":
        """What came to this person here, the latest first."""
        return self.arrived().filter(moment__bond=bond, to=to).select_related("moment")

    def to_look_at(self, person: Any, today: Any) -> "Deliveries":
        """What this person has not been shown on their own Today before today."""
        mine = self.arrived().filter(to=person)
        near = mine.filter(moment__bond__in=bonds_shown_to(person))
        return near.filter(Q(seen_on=None) | Q(seen_on=today))

    def told(self, person: Person, today: date) -> list["Came"]:
        """As much of each as a line on Today says: no words, and so none of their bytes."""
        return [Came(*row) for row in told(person, today)]

    def seen(self, today: date) -> None:
        """For the receiver's own Today, and for nobody else."""
        self.filter(seen_on=None).update(seen_on=today)

    def release(self, bond: Bond, to: Person) -> None:
        """What may arrive now arrives, the oldest first. Each asks again: what the distance no
        longer allows is dropped. Under the bond's lock."""
        too_near, waiting = rules.too_near(bond.real_step), held_in(bond, to)
        held = [each for each in waiting if each.moment.kind not in too_near]
        if len(held) < len(waiting):
            self.filter(pk__in={each.pk for each in waiting} - {each.pk for each in held}).delete()
        needs = Needs.objects.of(to)
        ready = rules.how_many_now(
            away=is_away(to) or needs.are_quiet,
            pace=needs.pace,
            today=Dose.objects.today(bond, to) if needs.pace is not None else 0,
            held=len(held),
        )
        if ready:
            self.arrive(bond, to, held[:ready])
        if held[ready:]:
            due.at("moments.release", on_its_way(bond, to), self._look_again(needs))

    def arrive(self, bond: Bond, to: Person, some: list["Delivery"]) -> None:
        """All at one moment, and they are told once."""
        now, today = clock.now(), choices.today()
        self.filter(pk__in=[delivery.pk for delivery in some]).update(
            arrived_at=now, arrived_on=today
        )
        Dose.objects.add(bond, to, today, len(some))
        nudge(to, f"bond:{bond.token}", "today")

    def _look_again(self, needs: Needs) -> datetime:
        now = clock.now()
        return rules.look_again(
            quiet_ends=quiet_ends(needs, now), now=now, turn=choices.next_turn()
        )

    def drop_above(self, bond: Bond, step: int) -> None:
        """After a step back or a wall: what is held above it is over, in both directions."""
        self.held().filter(moment__bond=bond, moment__kind__in=rules.too_near(step)).delete()


@prepared
def held_in(bond: Any, to: Any) -> Any:
    """The oldest first."""
    held = Delivery.objects.held().filter(moment__bond=bond, to=to)
    return held.select_related("moment").order_by("moment__at", "pk")


@prepared
def lately_come(bond: Any, to: Any) -> Any:
    return Delivery.objects.came_in(bond, to)[: rules.LATELY]


@prepared
def told(person: Any, today: Any) -> Any:
    rows = Delivery.objects.to_look_at(person, today)
    return rows.values_list("moment__bond_id", "moment__kind", "arrived_on", "seen_on")


class Delivery(models.Model):
    """A moment on its way to the other, or arrived. No row: it is not delivered, then or ever."""

    moment = models.OneToOneField("Moment", models.CASCADE, related_name="delivery")
    to = models.ForeignKey(Person, models.CASCADE, related_name="deliveries")
    arrived_at = models.DateTimeField(null=True)  # null: held
    arrived_on = models.DateField(null=True)
    seen_on = models.DateField(null=True)  # shown on the receiver's own Today; nobody else's

    objects = Deliveries.as_manager()

    class Meta:
        indexes = [models.Index(fields=["to", "arrived_at"], name="what_came_to_whom")]


class Doses(models.QuerySet["Dose"]):
    def today(self, bond: Bond, to: Person) -> int:
        """A day that the clock was ahead to counts as this one: no pace is begun anew."""
        row = only_one(self.filter(bond=bond, to=to, day__gte=choices.today()))
        return row.arrived if row else 0

    def add(self, bond: Bond, to: Person, today: date, many: int) -> None:
        """Under the bond's lock. Yesterday's count makes room for today's."""
        counting = self.filter(bond=bond, to=to, day__gte=today)
        if not counting.update(arrived=F("arrived") + many):
            self.update_or_create(bond=bond, to=to, defaults={"day": today, "arrived": many})


class Dose(models.Model):
    """How many came to one person from one other today. Taking one back does not undo it."""

    bond = models.ForeignKey(Bond, models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField()
    arrived = models.PositiveSmallIntegerField(default=0)

    objects = Doses.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "to"], name="one_dose_each")]
