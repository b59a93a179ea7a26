from django.db import models

from kith.ground import choices
from kith.people.models import Person

from .. import life


class Rests(models.QuerySet["Rest"]):
    def begin(self, person: Person) -> None:
        """From now on everything is held. Nobody is told."""
        self.get_or_create(person=person, defaults={"since": choices.today()})

    def end(self, person: Person) -> None:
        """Awake again: what was held comes, at the person's own pace."""
        if self.filter(person=person).delete()[0]:
            life.woke(person)


class Rest(models.Model):
    """This person rests. Its absence: they do not. Ending it leaves no trace."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="rest")
    since = models.DateField()  # a day of the house, never an hour

    objects = Rests.as_manager()


def is_away(person: Person) -> bool:
    """Resting, gone, or asked by a host to stay away for now."""
    return hasattr(person, "rest") or person.is_paused or person.has_left
