from datetime import datetime

from django.db import models
from django.utils.functional import cached_property

from kith.ground import clock, sealed
from kith.ground.ids import Addressed
from kith.people import names
from kith.people.codes import new_code
from kith.people.models import NewAccess, Person
from kith.people.models.access import LASTS, OPENS_AFTER
from kith.safety import hosting


class AccessesAsked(models.QuerySet["AccessAsked"]):
    def seen_by(self, person: Person, action: str) -> "AccessesAsked":
        return self.all() if hosting.cares(person) else self.none()

    def ask(self, by: Person, name: str) -> str:
        """A code for whoever is called that. Where nobody is, it opens nothing and looks alike."""
        asked = AccessAsked(by=by, at=clock.now())
        asked.sealed_name = sealed.seal(asked.key, name, "name")
        asked.save()
        person = Person.objects.called(name)
        return NewAccess.objects.offer(person, by) if person else new_code()

    def let_go(self) -> None:
        for asked in self.filter(at__lte=clock.now() - LASTS):
            asked.go()

    def forget(self, name: str) -> None:
        """Whoever was called that has left."""
        for asked in self.all():
            if names.mark(asked.name) == names.mark(name):
                asked.go()


class AccessAsked(Addressed):
    """A host asked for new access under a name, for every host to see.

    It is kept whether somebody is called that or not, and whether they came in or not.
    """

    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    sealed_name = models.BinaryField()
    at = models.DateTimeField()

    objects = AccessesAsked.as_manager()

    class Meta:
        ordering = ["-at"]

    @property
    def key(self) -> str:
        return f"access:{self.token}"

    @cached_property
    def name(self) -> str:
        return sealed.read(self.key, self.sealed_name, "name") or ""

    @property
    def opens_at(self) -> datetime:
        return self.at + OPENS_AFTER

    def stop(self) -> None:
        person = Person.objects.called(self.name)
        for access in person.new_accesses.all() if person else ():
            access.stop()
        self.go()

    def go(self) -> None:
        sealed.forget(self.key)
        self.delete()
