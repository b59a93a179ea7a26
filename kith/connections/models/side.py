from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from kith.ground import choices, sealed
from kith.ground.prepared import prepared
from kith.people.models import Person

from ..rules import FORMER_NAME_SHOWN, Step

if TYPE_CHECKING:
    from .bond import Bond


class Sides(models.QuerySet["Side"]):
    def of(self, person: Any) -> "Sides":
        """This person's own view of everyone, the nearest first."""
        return self.filter(person=person).select_related("bond").order_by("-shown_step", "pk")

    def across_from(self, person: Person) -> "Sides":
        """The sides of others that really still stand in a bond with this person."""
        bonds = Q(bond__low=person) | Q(bond__high=person)
        near = self.filter(bonds, bond__real_step__gt=Step.APART).exclude(person=person)
        return near.select_related("person")

    def all_of(self, person: Person) -> list["Side"]:
        """The same, all of them, without their names."""
        sides = sides_of(person)
        for side in sides:
            side.person = person
        return sides

    def named(self, person: Person) -> list["Side"]:
        """The same with every name opened at once: one query for all the keys."""
        sides = self.all_of(person)
        names = sealed.read_all([side.as_sealed for side in sides])
        for side, name in zip(sides, names, strict=True):
            side.name = name or ""
        return sides

    def shown_to(self, bond: "Bond", person: Person) -> "Side":
        """This person's side of a bond, made with the other's name when they first meet."""
        side = self.filter(bond=bond, person=person).first()
        return side or self._first_sight(bond, person, bond.other(person))

    def _first_sight(self, bond: "Bond", person: Person, other: Person | None) -> "Side":
        name = sealed.seal(person.own, other.name if other else "", "bond")
        return self.first_seen(bond, person, name)

    def first_seen(self, bond: "Bond", person: Person, sealed_name: bytes | memoryview) -> "Side":
        """Apart, with the name under which the other is known to them."""
        today = choices.today()
        return self.create(bond=bond, person=person, sealed_name=sealed_name, shown_on=today)


@prepared
def side_in(bond: Any, person: Any) -> Any:
    return Side.objects.filter(bond=bond, person=person)


@prepared
def sides_of(person: Any) -> Any:
    return Side.objects.of(person)


class Side(models.Model):
    """What one person is shown of a bond: the step, the other's name, and since when.

    It belongs to the person who sees it, and so does the name in it: it is sealed under *their*
    own key, and stays as they last saw it once the bond is shown as *apart*.
    """

    bond = models.ForeignKey("Bond", models.CASCADE, related_name="sides")
    person = models.ForeignKey(Person, models.CASCADE, related_name="sides")
    shown_step = models.SmallIntegerField(default=Step.APART, choices=[(s, s.name) for s in Step])
    shown_on = models.DateField()  # a day of the house, never an hour
    sealed_name = models.BinaryField()
    sealed_former = models.BinaryField(null=True)
    former_until = models.DateField(null=True)

    objects = Sides.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "person"], name="one_side_each")]

    @property
    def step(self) -> Step:
        return Step(self.shown_step)

    @property
    def as_sealed(self) -> tuple[str, bytes | memoryview, str]:
        """The name, for whoever opens several things at once."""
        return (self.person.own, self.sealed_name, "bond")

    @cached_property
    def name(self) -> str:
        return sealed.read(*self.as_sealed) or ""

    @cached_property
    def former_name(self) -> str:
        """What they were called until lately; empty when there is nothing to say."""
        former = self.sealed_former if self._is_renamed else None
        return sealed.read(self.person.own, former, "former") or ""

    @property
    def _is_renamed(self) -> bool:
        return self.former_until is not None and choices.today() < self.former_until

    def gather(self, reading: sealed.Reading) -> None:
        """Both names, to be opened with whatever else a page shows."""
        own, former = self.person.own, self.sealed_former if self._is_renamed else None
        reading.add(partial(setattr, self, "name"), own, self.sealed_name, "bond")
        reading.add(partial(setattr, self, "former_name"), own, former, "former")

    @property
    def is_apart(self) -> bool:
        return self.shown_step == Step.APART

    def show(self, step: Step) -> None:
        if step != self.shown_step:
            self.shown_step, self.shown_on = step, choices.today()
            self.save(update_fields=["shown_step", "shown_on"])

    def rename(self, name: str) -> None:
        """The other has a new name. The former stays beside it for fourteen days.

        Who has met them since knows no other, and is told of none."""
        own, former = self.person.own, self.name
        if name == former:
            return
        self.sealed_former = sealed.seal(own, former, "former")
        self.former_until = choices.today() + timedelta(days=FORMER_NAME_SHOWN)
        self.sealed_name = sealed.seal(own, name, "bond")
        self.save(update_fields=["sealed_former", "former_until", "sealed_name"])
