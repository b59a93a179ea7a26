from django.db import models

from kith.ground.ids import only_one
from kith.people.models import Person

from .. import rhythm

BREATH, HUM, LOOK = "breath", "hum", "look"


class Manners(models.QuerySet["Manner"]):
    def of(self, person: Person) -> "Manner":
        """As they like it; whoever has chosen nothing breathes with the guide at six a minute."""
        return only_one(self.filter(person=person)) or Manner(person=person)


class Manner(models.Model):
    """How somebody likes to settle. Nobody else sees it."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="manner")
    way = models.CharField(max_length=8, default=BREATH)
    goal = models.FloatField(default=rhythm.GOAL)  # breaths a minute, 4.5 to 6.5
    follows = models.BooleanField(default=False)
    taps = models.BooleanField(default=False)  # a tap begins and a tap ends, for who cannot hold
    short = models.BooleanField(default=False)  # three minutes are plenty

    objects = Manners.as_manager()

    def keep(self, **said: object) -> None:
        for name, value in said.items():
            setattr(self, name, value)
        self.save()
