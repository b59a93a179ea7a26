from datetime import date
from typing import Any

from django.db import models

from kith.ground import clock, sealed
from kith.ground.ids import Addressed


class People(models.QuerySet["Person"]):
    def seen_by(self, person: "Person", action: str) -> "People":
        """There is no list of people: from here, everyone sees themself alone."""
        return self.filter(pk=person.pk)

    def here(self) -> "People":
        return self.filter(leaving=None)

    def welcome(self, name: str, passphrase_hash: str, **kept: Any) -> "Person":
        """Someone arrives. Their name is sealed under their own key from the first moment."""
        raise NotImplementedError


class Person(Addressed):
    """Someone practising safe connection. No e-mail, no birthday, no real name is asked.

    Two keys are a person's: `shown` seals what people in a bond can see (name, card), `own` what
    nobody else ever does. No key, no person.
    """

    mark = models.CharField(max_length=64, unique=True, null=True)  # a keyed hash of the name
    sealed_name = models.BinaryField()
    passphrase = models.CharField(max_length=256)  # Argon2id
    arrived_on = models.DateField()
    here_on = models.DateField()  # a day, never an hour: when someone was here is nobody's business

    objects = People.as_manager()

    @property
    def shown(self) -> str:
        return f"person:{self.token}"

    @property
    def own(self) -> str:
        return f"own:{self.token}"

    @property
    def name(self) -> str:
        return sealed.read(self.shown, self.sealed_name, "name") or ""

    @property
    def is_host(self) -> bool:
        return hasattr(self, "hosting")

    @property
    def has_left(self) -> bool:
        return hasattr(self, "leaving")


class Hosting(models.Model):
    """This person cares for the house."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="hosting")


class Pause(models.Model):
    """A host asked this person to stay away for now. From outside it looks like rest."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="pause")
    sealed_reason = models.BinaryField()  # under the person's own key: they are told why


class Leaving(models.Model):
    """Gone for good. What others are shown stays until the next daily turn, then the person goes."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="leaving")
    at = models.DateTimeField(default=clock.now)
