from datetime import datetime, timedelta

from django.db import models

from kith.ground import clock
from kith.people.models import Person


class Duties(models.QuerySet["OnDuty"]):
    def now(self) -> "OnDuty | None":
        """The host who is here longest from now, if one is here at all."""
        return self.filter(until__gt=clock.now()).order_by("-until").first()

    def begin(self, host: Person, hours: int) -> None:
        until = clock.now() + timedelta(hours=hours)
        self.update_or_create(host=host, defaults={"until": until})

    def end(self, host: Person) -> None:
        self.filter(host=host).delete()

    def of(self, host: Person) -> datetime | None:
        row = self.filter(host=host, until__gt=clock.now()).first()
        return row.until if row else None


class OnDuty(models.Model):
    """This host said: I am here to answer, until then. It ends by itself."""

    host = models.OneToOneField(Person, models.CASCADE, related_name="on_duty")
    until = models.DateTimeField()

    objects = Duties.as_manager()
