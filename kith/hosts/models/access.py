from datetime import datetime

from django.db import models
from django.utils.functional import cached_property

from kith.ground import clock, sealed
from kith.ground.ids import Addressed
from kith.people.codes import new_code
from kith.people.models import NewAccess, Person
from kith.people.models.access import LASTS, OPENS_AFTER
from kith.safety import hosting

KEY = "hosts"


class AccessesAsked(models.QuerySet["AccessAsked"]):
    def seen_by(self, person: Person, action: str) -> "AccessesAsked":
        return self.all() if hosting.cares(person) else self.none()

    def ask(self, by: Person, name: str) -> str:
        """A code for whoever is called that. Where nobody is, it opens nothing and looks alike."""
        self.create(by=by, sealed_name=sealed.seal(KEY, name, "access"), at=clock.now())
        person = Person.objects.called(name)
        return NewAccess.objects.offer(person, by) if person else new_code()

    def let_go(self) -> None:
        self.filter(at__lte=clock.now() - LASTS).delete()


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

    @cached_property
    def name(self) -> str:
        return sealed.read(KEY, self.sealed_name, "access") or ""

    @property
    def opens_at(self) -> datetime:
        return self.at + OPENS_AFTER

    def stop(self) -> None:
        person = Person.objects.called(self.name)
        for access in person.new_accesses.all() if person else ():
            access.stop()
        self.delete()
