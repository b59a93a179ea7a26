import json
from datetime import date
from typing import Any

from django.db import models

from kith.ground import choices, clock, sealed
from kith.ground.ids import Addressed
from kith.people.models import Person

from .. import rules


class Settlings(models.QuerySet["Settling"]):
    def seen_by(self, person: Person, action: str) -> "Settlings":
        return self.filter(person=person)

    def begin(self, person: Person, before: int | None) -> "Settling":
        settling = Settling(person=person, on=choices.today())
        settling.sealed_said = sealed.seal_new(settling.key, json.dumps({"before": before}), "said")
        settling.save()
        return settling

    def present(self, person: Person) -> "Settling | None":
        """The one that a number from afterwards belongs to."""
        since = clock.now() - rules.KEPT
        return self.filter(person=person, at__gte=since).order_by("-at", "-pk").first()

    def opened(self, person: Person) -> list["Settling"]:
        """All of one's own, the latest first, as they were said."""
        mine: list[Settling] = list(self.filter(person=person).order_by("-at", "-pk"))
        read = sealed.read_all([(each.key, each.sealed_said, "said") for each in mine])
        for each, said in zip(mine, read, strict=True):
            each.said = json.loads(said) if said else {}
        return mine

    def forget(self, person: Person) -> None:
        mine = self.filter(person=person)
        sealed.forget(*(each.key for each in mine))
        mine.delete()


class Settling(Addressed):
    """One time that somebody sat down: how upset they were before and after, 0 to 10, as far as
    they said so. Sealed, and theirs alone."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="settlings")
    on = models.DateField()
    at = models.DateTimeField(default=clock.now)
    sealed_said = models.BinaryField()

    objects = Settlings.as_manager()
    said: dict[str, Any]

    @property
    def key(self) -> str:
        return f"settling:{self.token}"

    @property
    def before(self) -> int | None:
        return self.said.get("before")

    @property
    def after(self) -> int | None:
        return self.said.get("after")

    @property
    def day(self) -> date:
        return self.on

    def end(self, after: int | None) -> int | None:
        """How upset they are now. By how much are they more settled?"""
        read = sealed.read(self.key, self.sealed_said, "said")
        self.said = (json.loads(read) if read else {}) | {"after": after}
        self.sealed_said = sealed.seal(self.key, json.dumps(self.said), "said")
        self.save(update_fields=["sealed_said"])
        return rules.eased(self.before, after)

    def let_go(self) -> None:
        sealed.forget(self.key)
        self.delete()
