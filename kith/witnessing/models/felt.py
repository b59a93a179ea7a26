from django.db import models
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from kith.ground import choices
from kith.people.models import Person

from .. import rules


class Felt(TextChoices):
    """Did it feel heard? Three words, and none of them is a mark."""

    HEARD = "heard", _("Heard")
    A_LITTLE = "little", _("A little")
    NOT_REALLY = "not", _("Not really")


class Feelings(models.QuerySet["FeltHeard"]):
    def say(self, witness: Person, felt: str) -> None:
        self.create(witness=witness, heard=felt != Felt.NOT_REALLY, on=choices.today())

    def people_felt_heard(self, witness: Person) -> bool:
        """As one sentence for a witness, from the next day on: never whose it was."""
        said = self.filter(witness=witness, on__lt=choices.today())
        heard = models.Count("pk", filter=models.Q(heard=True))
        return rules.felt(**said.aggregate(heard=heard, said=models.Count("pk")))


class FeltHeard(models.Model):
    """Somebody said whether they felt heard. Which of all those that this witness answered is not
    kept."""

    witness = models.ForeignKey(Person, models.CASCADE, related_name="+")
    heard = models.BooleanField()
    on = models.DateField()

    objects = Feelings.as_manager()
