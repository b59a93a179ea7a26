from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db import models

from kith.ground import clock, sealed
from kith.ground.ids import Addressed
from kith.ground.prepared import prepared

if TYPE_CHECKING:
    from .person import Person


class Hosting(models.Model):
    """This person cares for the house."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="hosting")


class Greeting(models.Model):
    """A host asked this person to greet newcomers, and they were willing."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="greeting")


class Pauses(models.QuerySet["Pause"]):
    def begin(self, person: "Person", reason: str) -> None:
        """Signed out everywhere, until a host ends it."""
        words = sealed.seal(person.own, reason, "pause")
        self.update_or_create(person=person, defaults={"sealed_reason": words})
        person.sessions.all().end()

    def end(self, person: "Person") -> None:
        self.filter(person=person).delete()


class Pause(Addressed):
    """A host asked this person to stay away for now. From outside it looks like rest.

    It has an address of its own, for hosts: a person has none.
    """

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="pause")
    sealed_reason = models.BinaryField()  # under the person's own key: they are told why

    objects = Pauses.as_manager()

    @property
    def reason(self) -> str:
        return sealed.read(self.person.own, self.sealed_reason, "pause") or ""


class Leaving(models.Model):
    """Gone for good. What others are shown stays until the next daily turn, then it all goes."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="leaving")
    at = models.DateTimeField(default=clock.now)


def none_left(people: Sequence["Person"]) -> bool:
    """Asked of all of them with one question, where it is not known yet."""
    asked = [person for person in people if not type(person).leaving.is_cached(person)]
    gone = {leaving.person_id: leaving for leaving in leavings_of(asked)} if asked else {}
    for person in asked:
        type(person).leaving.related.set_cached_value(person, gone.get(person.pk))
    return not any(person.has_left for person in people)


@prepared
def leavings_of(people: Any) -> Any:
    return Leaving.objects.filter(person__pk__among=people)
