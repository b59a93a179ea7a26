from kith.people.models import Pause, Person
from kith.people.models.standing import Pauses
from kith.safety import hosting


class PausedOnes(Pauses):
    def seen_by(self, person: Person, action: str) -> "PausedOnes":
        """The only people a host can see: those whom hosts asked to stay away."""
        return self.select_related("person") if hosting.cares(person) else self.none()


class Paused(Pause):
    """A pause as hosts see it: whose it is, what they were told, and how it ends."""

    objects = PausedOnes.as_manager()  # type: ignore[misc]

    class Meta:
        proxy = True

    def end_pause(self) -> None:
        Pause.objects.end(self.person)
