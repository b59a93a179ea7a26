from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F

from kith.ground import choices, clock
from kith.ground.ids import only_one, row_lock
from kith.ground.prepared import prepared
from kith.people.models import Person

from .. import limits, rules
from .holding import Holding

ANSWERS = ("taken", "passed", "missed")


class Witnesses(models.QuerySet["Witness"]):
    def of(self, person: Person) -> "Witness | None":
        witness = only_one(witness_of(person))
        if witness:
            witness.person = person
        return witness

    def practised(self, person: Person) -> "Witness":
        """They have answered three stories that nobody lived."""
        return self.get_or_create(person=person, defaults={"practised_on": choices.today()})[0]

    def answered(self, answer: str, people: Iterable[int]) -> None:
        """One of ANSWERS. One row after the other, by number, so that nobody waits for each
        other."""
        for pk in sorted(people):
            self.filter(person=pk).update(**{answer: F(answer) + 1})

    def forget_a_little(self) -> None:
        """At the turn: what was answered long ago counts half."""
        for witness in self.annotate(all=F("taken") + F("passed") + F("missed")).filter(
            all__gt=rules.REMEMBERED
        ):
            mine = row_lock(Witness, pk=witness.pk)
            counts = [getattr(mine, name) for name in ANSWERS]
            kept = dict(zip(ANSWERS, rules.remembered(counts), strict=True))
            self.filter(pk=witness.pk).update(**kept)


@prepared
def witness_of(person: Any) -> Any:
    return Witness.objects.filter(person=person)


class Witness(models.Model):
    """Somebody who has practised hearing, and what they said they can hold.

    How often they took an offer, passed or let it run out is kept so that the next is offered to
    whoever is likely to hear of it; nobody is ever shown it. How well they listen is not kept.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="witness")
    practised_on = models.DateField()
    many = models.PositiveSmallIntegerField(default=limits.MOST_OPEN)  # at once
    a_day = models.PositiveSmallIntegerField(default=limits.MOST_A_DAY)
    heaviest = models.PositiveSmallIntegerField(default=rules.Weight.LIGHT)
    not_topics = models.PositiveIntegerField(default=0)  # rules.mask
    languages = models.JSONField(default=list)  # BCP 47
    free_from = models.DateTimeField(null=True)  # null: until something is answered or handed on
    heavy_from = models.DateTimeField(default=clock.now)
    taken = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    missed = models.PositiveIntegerField(default=0)

    objects = Witnesses.as_manager()

    def say(self, **said: Any) -> None:
        """How much, how heavy, what not. Under the person's lock."""
        for name, value in said.items():
            setattr(self, name, value)
        self.settle()

    def settle(self) -> None:
        """From when the next can be offered. Under the person's lock, after all that changes it."""
        load, now = Holding.objects.load_of(self.person), clock.now()
        self.free_from = limits.free_from(
            load, many=self.many, a_day=self.a_day, now=now, turn=choices.next_turn()
        )
        self.heavy_from = limits.heavy_from(load, now=now)
        self.save(update_fields=[*SAID, "free_from", "heavy_from"])

    @property
    def has_said(self) -> bool:
        """How much they can hold. Until then only the house's own caps are asked."""
        return bool(self.languages)

    @property
    def kept_since(self) -> date:
        return self.practised_on

    def is_free(self, now: datetime) -> bool:
        return self.free_from is not None and self.free_from <= now


SAID = ("many", "a_day", "heaviest", "not_topics", "languages")
