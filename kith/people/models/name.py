from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models

from kith.ground import clock

from .. import life

if TYPE_CHECKING:
    from .person import Person

A_YEAR = timedelta(days=365)


class NameTaken(Exception):
    """Somebody here is called that, or was until lately, or something that looks like it."""


class FormerNames(models.QuerySet["FormerName"]):
    def given_up(self, mark: str) -> None:
        """From now on, and for a year, nobody is called that."""
        self.update_or_create(mark=mark, defaults={"given_up_on": clock.now().date()})

    def keeps(self, mark: str) -> bool:
        return self.filter(mark=mark).exists()

    def let_go(self, today: date) -> None:
        self.filter(given_up_on__lte=today - A_YEAR).delete()


class FormerName(models.Model):
    """A name somebody gave up. Only its keyed hash is kept, and nothing of whose it was."""

    mark = models.CharField(max_length=64, unique=True)
    given_up_on = models.DateField()

    objects = FormerNames.as_manager()


class Renamings(models.QuerySet["Renaming"]):
    def begin(self, person: "Person") -> None:
        self.update_or_create(person=person, defaults={"at": clock.now()})


class Renaming(models.Model):
    """A changed name that others are not shown yet. They are at the daily turn."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="renaming")
    at = models.DateTimeField()

    objects = Renamings.as_manager()

    def come_to_light(self) -> None:
        """At the turn: others are told, and there is nothing left to tell."""
        life.renamed(self.person)
        self.delete()
