from typing import Any

from django.db import models

from kith.ground.ids import only_one
from kith.ground.prepared import prepared
from kith.people.models import Person


class OwnLimits(models.QuerySet["OwnLimit"]):
    def keep(self, person: Person, a_day: int | None) -> None:
        """How many a day I give, at most; None: as many as I like."""
        if a_day is None:
            self.filter(person=person).delete()
        else:
            self.update_or_create(person=person, defaults={"a_day": a_day})

    def of(self, person: Person) -> int | None:
        return only_one(limit_of(person))


@prepared
def limit_of(person: Any) -> Any:
    return OwnLimit.objects.filter(person=person).values_list("a_day", flat=True)


class OwnLimit(models.Model):
    """How much a person gives in a day of the house, by their own wish. Its absence: no limit."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="own_limit")
    a_day = models.PositiveSmallIntegerField()

    objects = OwnLimits.as_manager()
