from datetime import date

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kith.ground import clock
from kith.people.models import Person

from .. import rules


class How(TextChoices):
    CALLED = "called", _("I called it")
    READ = "read", _("I read it on their own page")


class Confirmations(models.QuerySet["Confirmation"]):
    def confirm(self, line: str, by: Person, how: str) -> None:
        """This number was right today. A later confirmation takes the place of an earlier one."""
        today = clock.now().date()
        self.update_or_create(line=line, defaults={"by": by, "on": today, "how": how})

    def withdraw(self, line: str) -> None:
        self.filter(line=line).delete()

    def by_line(self) -> dict[str, "Confirmation"]:
        return {each.line: each for each in self}


class Confirmation(models.Model):
    """A host of this house saw to it that a help line is what it says. Its absence is said too."""

    line = models.CharField(max_length=60, unique=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    on = models.DateField()
    how = models.CharField(max_length=10, choices=How.choices)

    objects = Confirmations.as_manager()

    def is_old(self, today: date) -> bool:
        return rules.worth_another_look(self.on, today)
