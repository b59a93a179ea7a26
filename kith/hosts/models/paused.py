from kith.people.models import Pause, People, Person
from kith.safety import hosting


class PausedPeople(People):
    def seen_by(self, person: Person, action: str) -> "PausedPeople":
        """The only people a host can see: those whom hosts asked to stay away."""
        return self.filter(pause__isnull=False) if hosting.cares(person) else self.none()


class Paused(Person):
    """Somebody who was asked to stay away for now."""

    objects = PausedPeople.as_manager()  # type: ignore[misc]

    class Meta:
        proxy = True

    def end_pause(self) -> None:
        Pause.objects.end(self)
