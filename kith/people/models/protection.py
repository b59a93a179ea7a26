import json
from typing import TYPE_CHECKING

from django.db import models

from kith.ground import sealed

if TYPE_CHECKING:
    from .person import Person


def key_of(person: "Person") -> str:
    return f"{person.own}/walls"


class Protections(models.QuerySet["Protection"]):
    def keep(self, person: "Person", walls: list[str]) -> None:
        """Which walls kept them safe; none of them: nothing is kept."""
        if not walls:
            sealed.forget(key_of(person))
            self.filter(person=person).delete()
            return
        words = sealed.seal_anew(key_of(person), json.dumps(walls), "protection")
        self.update_or_create(person=person, defaults={"sealed_walls": words})

    def of(self, person: "Person") -> list[str]:
        kept = self.filter(person=person).first()
        words = kept and sealed.read(key_of(person), kept.sealed_walls, "protection")
        return json.loads(words) if words else []


class Protection(models.Model):
    """The walls that kept someone safe, as they recognised them. Nobody else ever sees them."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="protection")
    sealed_walls = models.BinaryField()

    objects = Protections.as_manager()
