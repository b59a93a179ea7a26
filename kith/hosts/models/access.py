from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from kith.ground import clock, sealed
from kith.ground.ids import Addressed
from kith.people import codes, names
from kith.people.models import NewAccess, Person
from kith.people.models.access import LASTS, OPENS_AFTER
from kith.safety import hosting


class AccessesAsked(models.QuerySet["AccessAsked"]):
    def seen_by(self, person: Person, action: str) -> "AccessesAsked":
        return self.all() if hosting.cares(person) else self.none()

    def ask(self, by: Person, name: str) -> str:
        """A code for whoever is called that. Where nobody is, it opens nothing and looks alike."""
        person = Person.objects.called(name)
        code = NewAccess.objects.offer(person, by) if person else codes.new_code()
        asked = AccessAsked(by=by, at=clock.now(), hash=codes.hashed(code))
        asked.sealed_name = sealed.seal(asked.key, name, "name")
        asked.save()
        return code

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
    hash = models.CharField(max_length=64, default="")  # of the code, whether it opens or not
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
        """Whoever it opens to, whatever they are called by now."""
        person = Person.objects.called(self.name)
        for access in NewAccess.objects.filter(Q(hash=self.hash) | Q(person=person)):
            access.stop()
        self.go()

    def go(self) -> None:
        sealed.forget(self.key)
        self.delete()
