from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.ground import choices
from kith.ground.ids import Addressed
from kith.ground.live import nudge
from kith.people.models import Person
from kith.safety import hosting

# What is handed up is named by its kind; what it is about is never shown.
SENTENCES = {
    "first wave": _("Someone’s first wave here has not been answered yet."),
    "due.dead": _(
        "Something the house does by itself keeps failing. Whoever runs the server can look, "
        "with the command “bin/kith check”."
    ),
}


class HandedUpOnes(models.QuerySet["HandedUp"]):
    def seen_by(self, person: Person, action: str) -> "HandedUpOnes":
        return self.all() if hosting.cares(person) else self.none()

    def take(self, kind: str, ref: str) -> None:
        """Once for each thing, however often it is handed up."""
        on = choices.today()
        if self.get_or_create(kind=kind, ref=ref, defaults={"on": on})[1]:
            for host in hosting.hosts():
                nudge(host, "hosts")


class HandedUp(Addressed):
    """Something the house asks its hosts to look after. Looked after, the row goes."""

    kind = models.CharField(max_length=60)
    ref = models.CharField(max_length=80)
    on = models.DateField()

    objects = HandedUpOnes.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="handed_up_once")]

    @property
    def sentence(self) -> str | Promise:
        return SENTENCES.get(self.kind, _("The house asks a host to look after something."))

    def look_after(self) -> None:
        self.delete()
