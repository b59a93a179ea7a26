"""How often what somebody's open pages show has changed."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db import models, transaction
from django.db.models import F

from .prepared import prepared


class Hearings(models.Manager["Heard"]):
    def raise_now(self, topics: dict[str, str]) -> dict[str, int]:
        """The next number of each topic, whose person is given, under its row's lock; none, and no
        waiting, where that is not free.

        Two transactions that nudge the same two people the other way round would wait for each
        other for ever: so nobody waits here. Call in a transaction.
        """
        people = set(topics.values())
        rows = free(len(people))(*people, *topics)
        self.filter(pk__in=[row.pk for row in rows]).update(number=F("number") + 1)
        return {row.topic: row.number + 1 for row in rows}

    def raise_after(self, person: str, topic: str) -> int:
        """The next number, once the transaction is over: made, or waited for a moment."""
        with transaction.atomic():
            self.bulk_create([Heard(person=person, topic=topic)], ignore_conflicts=True)
            row = self.select_for_update().get(person=person, topic=topic)
            row.number += 1
            row.save(update_fields=["number"])
            return row.number

    def of(self, person: str) -> dict[str, int]:
        return dict(heard_of(person))

    def forget(self, person: str) -> None:
        self.filter(person=person).delete()


@cache
def free(people: int) -> Callable[..., list["Heard"]]:
    """The rows of so many people and of the topics that follow, as far as nobody holds them."""

    @prepared
    def rows(*given: Any) -> Any:
        named = Heard.objects.filter(person__in=given[:people], topic__in=given[people:])
        return named.select_for_update(skip_locked=True)

    return rows


@prepared
def heard_of(person: Any) -> Any:
    return Heard.objects.filter(person=person).values_list("topic", "number")


class Heard(models.Model):
    """How often a person's topic has changed: a page that knows a lower number asks again."""

    person = models.CharField(max_length=16)
    topic = models.CharField(max_length=16)
    number = models.PositiveBigIntegerField(default=0)

    objects = Hearings()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="one_number_each")]
