from functools import partial
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import choices, clock, due, sealed
from kith.ground.gate import YES
from kith.ground.ids import Addressed, row_lock
from kith.ground.prepared import prepared
from kith.people.models import Person

from .. import rules
from ..reaching import reaches
from .delivery import Delivery, bonds_shown_to, on_its_way


class Moments(models.QuerySet["Moment"]):
    def seen_by(self, person: Person, action: str) -> "Moments":
        mine = Q(giver=person)
        if action == "moments.take_back":
            return self.filter(mine)
        came = Q(delivery__to=person, delivery__arrived_at__isnull=False)
        came &= Q(bond__in=bonds_shown_to(person))
        return self.filter(mine | came)

    def given_today(self, person: Person) -> int:
        return self.filter(giver=person, at__gte=choices.this_turn()).count()

    def given_in(self, bond: Any, person: Any) -> "Moments":
        """What this person gave here, the latest first."""
        return self.filter(bond=bond, giver=person).order_by("-at", "-pk")

    def give(
        self, bond: Bond, giver: Person, kind: str, words: str = "", box: str = ""
    ) -> "Moment":
        """The giver's own copy, always; a delivery only where it may reach the other by now.

        Whatever stands between them, the rest is the same and is done later, so that not even
        the time this takes can tell. What was given from this box already is not given again.
        """
        given = self.given_from(box, giver, words)
        if given and given.bond_id == bond.pk:
            return given
        first = kind == rules.WAVE and self._is_first_wave(bond, giver, kind)
        moment = Moment(bond=bond, giver=giver, kind=kind, box=box, on=choices.today())
        moment.sealed_words = sealed.seal_new(moment.key, words)
        moment.save()
        other = bond.other(giver)
        if other and reaches(giver, bond, kind) is YES:
            Delivery.objects.create(moment=moment, to=other)
        due.at("moments.release", on_its_way(bond, other), clock.now())
        if first:
            due.at("moments.first_wave", moment.token, clock.now() + rules.ANSWERED_WITHIN)
        return moment

    def given_from(self, box: str, giver: Person, words: str) -> "Moment | None":
        """The same words from the same box: from whoever taps twice, or sends once more what the
        house did not answer. Asked under the giver's lock, so that two at once are one."""
        from_it = from_box(giver, box) if box else ()
        return next((moment for moment in from_it if moment.said == words), None)

    def _is_first_wave(self, bond: Bond, giver: Person, kind: str) -> bool:
        return rules.is_first_wave(
            kind,
            given_before=self.filter(giver=giver).exists(),
            answers=self.filter(bond=bond).exclude(giver=giver).exists(),
            been_here=choices.today() - giver.arrived_on,
        )

    def opened(self, person: Person) -> list["Moment"]:
        """All that this person sees, the first first, with one query for the words."""
        moments: list[Moment] = list(self.seen_by(person, "moments.see").order_by("at", "pk"))
        read(moments)
        return moments

    def forget(self, person: Person) -> None:
        """All that this person gave, keys first."""
        given = self.filter(giver=person)
        sealed.forget(*(moment.key for moment in given))
        given.delete()


def read(moments: list["Moment"]) -> None:
    """Every word with one query."""
    reading = sealed.Reading()
    for moment in moments:
        moment.gather(reading)
    reading.open()


@prepared
def from_box(giver: Any, box: Any) -> Any:
    return Moment.objects.filter(giver=giver, box=box)


@prepared
def lately_given(bond: Any, person: Any) -> Any:
    return Moment.objects.given_in(bond, person)[: rules.LATELY]


class Moment(Addressed):
    """A wave, a note or an invitation, as its giver keeps it. What became of it stands elsewhere:
    a `Delivery`, or nothing."""

    bond = models.ForeignKey(Bond, models.CASCADE, related_name="moments")
    giver = models.ForeignKey(Person, models.CASCADE, related_name="moments")
    kind = models.CharField(max_length=12)
    sealed_words = models.BinaryField()  # a note's words; the name of a gesture
    at = models.DateTimeField(default=clock.now)
    on = models.DateField()  # the day of the house, which is all that a page shows
    box = models.CharField(max_length=16, default="")  # as it was opened, of what was written

    objects = Moments.as_manager()
    words: str = ""  # once they are opened

    class Meta:
        indexes = [
            models.Index(fields=["bond", "giver", "-at"], name="given_in_a_bond"),
            models.Index(fields=["giver", "box"], name="given_from_a_box", condition=~Q(box="")),
        ]

    @property
    def key(self) -> str:
        return f"moment:{self.token}"

    @property
    def said(self) -> str:
        return sealed.read(self.key, self.sealed_words) or ""

    def gather(self, reading: sealed.Reading) -> None:
        """Its words, to be opened with whatever else a page shows."""
        reading.add(partial(setattr, self, "words"), self.key, self.sealed_words, "")

    @property
    def opens_at(self) -> Step:
        return rules.OPENS[self.kind]

    def locked(self) -> Self | None:
        """People by id, the bond, then this."""
        self.bond.locked()
        return row_lock(type(self), pk=self.pk)

    def take_back(self) -> None:
        """Its key is destroyed: nobody reads it again, wherever it has come to.

        Whoever was shown it is told a moment later, and the same is done where nobody was: not
        even the time this takes can tell its giver whether it arrived.
        """
        due.at("moments.taken_back", on_its_way(self.bond, self._shown_to()), clock.now())
        sealed.forget(self.key)
        self.delete()

    def _shown_to(self) -> Person | None:
        near = {
            "moment__bond__sides__person": F("to"),
            "moment__bond__sides__shown_step__gt": Step.APART,
        }
        arrived = Delivery.objects.arrived().filter(moment=self, **near).select_related("to")
        delivery = arrived.first()
        return delivery.to if delivery else None

    def was_answered(self) -> bool:
        """Has anything come from the other since?"""
        theirs = Moment.objects.filter(bond=self.bond).exclude(giver=self.giver)
        return not rules.unanswered(self.at, theirs.values_list("at", flat=True))
