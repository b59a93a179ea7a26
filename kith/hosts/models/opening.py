from django.db import models
from django.utils.functional import cached_property

from kith.ground import choices, sealed
from kith.people.models import Person
from kith.safety.models import Brought


class Openings(models.QuerySet["Opening"]):
    def write_down(self, brought: Brought, by: Person, reason: str) -> None:
        kept = sealed.seal(brought.key, reason, "opening")
        self.create(brought=brought, by=by, sealed_reason=kept, on=choices.today())

    def is_open(self, brought: Brought, host: Person) -> bool:
        """What a host opened stays open to them until the house's next daily turn."""
        today = choices.today()
        return self.filter(brought=brought, by=host, on=today).exists()

    def shown_to(self, host: Person) -> "Openings":
        """The log, for every host; nobody finds in it what concerns themself."""
        return self.filter(brought__in=Brought.objects.for_host(host)).select_related(
            "by", "brought"
        )


class Opening(models.Model):
    """A host read something that was brought, on this day, for this reason.

    It is there for every other host to see, and goes with what was opened.
    """

    brought = models.ForeignKey(Brought, models.CASCADE, related_name="openings")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    sealed_reason = models.BinaryField()
    on = models.DateField()

    objects = Openings.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]

    @cached_property
    def reason(self) -> str:
        return sealed.read(self.brought.key, self.sealed_reason, "opening") or ""
