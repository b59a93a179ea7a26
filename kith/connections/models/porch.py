from datetime import date
from secrets import SystemRandom
from typing import Self

from django.db import models
from django.db.models import Q

from kith.ground import choices, sealed
from kith.ground.ids import Addressed, row_lock
from kith.ground.turns import turn
from kith.people.models import Person

from .. import life, rules
from ..rules import Step
from .bond import Bond
from .side import Side

CHANCE = SystemRandom()


class Crowds(models.QuerySet["Crowd"]):
    def count_again(self, today: date) -> None:
        """At the daily turn: are there enough people that nobody is guessable?"""
        active = Person.objects.here().filter(here_on__gt=today - rules.ACTIVE_WITHIN).count()
        if rules.crowded(active, was=self.exists()):
            self.get_or_create(pk=1)
        else:
            self.all().delete()


class Crowd(models.Model):
    """There are enough people here for a porch. Its absence: a house where all are guessable."""

    objects = Crowds.as_manager()


def key_of(person: Person) -> str:
    """Of the one line that they said."""
    return f"{person.shown}/porch"


def seen_by(viewer: Person) -> str:
    """Of the lines that one person was shown today."""
    return f"{viewer.own}/porch"


class PorchSeats(models.QuerySet["PorchSeat"]):
    def take(self, person: Person, line: str) -> None:
        kept = sealed.seal_anew(key_of(person), line, "porch")
        self.update_or_create(person=person, defaults={"sealed_line": kept})

    def get_up(self, person: Person) -> None:
        sealed.forget(key_of(person))
        self.filter(person=person).delete()

    def around(self, viewer: Person) -> "PorchSeats":
        """Everyone else on the porch who is not between bonds or walls with this person."""
        known = Bond.objects.of(viewer).filter(Q(sides__person=viewer) | Q(walls__isnull=False))
        pairs = known.values_list("low_id", "high_id")
        met = {pk for pair in pairs for pk in pair if pk} | {viewer.pk}
        return self.exclude(person__in=met).filter(person__leaving=None, person__pause=None)


class PorchSeat(models.Model):
    """A wave from someone here is welcome. Getting up deletes it and leaves no trace."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="porch_seat")
    sealed_line = models.BinaryField()

    objects = PorchSeats.as_manager()

    @property
    def line(self) -> str:
        return sealed.read(key_of(self.person), self.sealed_line, "porch") or ""


class Glimpses(models.QuerySet["Glimpse"]):
    def seen_by(self, person: Person, action: str) -> "Glimpses":
        return self.filter(viewer=person, day=choices.today())

    def today_for(self, viewer: Person) -> list["Glimpse"]:
        """At most five, the same until the next turn whatever anybody does meanwhile."""
        if not PorchDay.objects.filter(viewer=viewer, day=choices.today()).exists():
            with turn():
                viewer.locked()
                self._look_around(viewer)
        return self.seen_by(viewer, "connections.porch").named(viewer)

    def named(self, viewer: Person) -> list["Glimpse"]:
        glimpses: list[Glimpse] = list(self)
        names = sealed.read_all([(viewer.own, g.sealed_name, "bond") for g in glimpses])
        lines = sealed.read_all([(seen_by(viewer), g.sealed_line, "line") for g in glimpses])
        for glimpse, name, line in zip(glimpses, names, lines, strict=True):
            glimpse.name, glimpse.line = name or "", line or ""
        return glimpses

    def _look_around(self, viewer: Person) -> None:
        today = choices.today()
        before = set(self.filter(viewer=viewer).values_list("person_id", flat=True))
        self.forget(viewer)
        seats = list(PorchSeat.objects.around(viewer).select_related("person"))
        for seat in rules.few(seats, seen={s for s in seats if s.person_id in before}, by=CHANCE):
            self._glimpse(viewer, seat, today)
        PorchDay.objects.update_or_create(viewer=viewer, defaults={"day": today})

    def forget(self, viewer: Person) -> None:
        """What the porch showed them: the lines of others, keys first."""
        sealed.forget(seen_by(viewer))
        self.filter(viewer=viewer).delete()

    def _glimpse(self, viewer: Person, seat: PorchSeat, today: date) -> None:
        self.create(
            viewer=viewer,
            day=today,
            person=seat.person,
            sealed_name=sealed.seal(viewer.own, seat.person.name, "bond"),
            sealed_line=sealed.seal(seen_by(viewer), seat.line, "line"),
        )


class PorchDay(models.Model):
    """This person has looked around today: what they were shown stays until the turn."""

    viewer = models.OneToOneField(Person, models.CASCADE, related_name="+")
    day = models.DateField()


class Glimpse(Addressed):
    """One of the few whom the porch shows a person today, as they were when first shown."""

    viewer = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    day = models.DateField()
    sealed_name = models.BinaryField()
    sealed_line = models.BinaryField()

    objects = Glimpses.as_manager()
    bond: Bond  # once it is locked
    name: str = ""  # once it is opened
    line: str = ""

    def is_for(self, person: Person) -> bool:
        return self.viewer_id == person.pk and self.day == choices.today()

    def locked(self) -> Self | None:
        """People by id, the bond, then this."""
        bond = self._bond().locked()
        fresh = row_lock(type(self), pk=self.pk)
        if fresh is not None:
            fresh.bond = bond
        return fresh

    def wave(self) -> Bond:
        """Both had said a wave is welcome, so *wave* opens. Where it cannot, it looks the same.

        Two who have met meanwhile stay where they are shown to be.
        """
        if self._side().is_apart:
            self._begin()
        life.waved(self.bond, self.viewer)
        self.delete()
        return self.bond

    def _side(self) -> Side:
        """The viewer's, with the name that the porch showed them."""
        side = self.bond.side_of(self.viewer)
        return side or Side.objects.first_seen(self.bond, self.viewer, self.sealed_name)

    def _begin(self) -> None:
        if self._welcome() and self.bond.can_begin():
            self.bond.begin(Step.WAVE)
        else:
            self.bond.seem_begun(self.viewer)

    def _bond(self) -> Bond:
        if self.person is None:
            return Bond.objects.create(low=self.viewer)
        return Bond.objects.between(self.viewer, self.person)

    def _welcome(self) -> bool:
        return PorchSeat.objects.filter(person=self.person).exists()
