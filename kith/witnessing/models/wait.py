from collections.abc import Iterable
from datetime import timedelta

from django.db import models

from kith.ground import choices, clock

from .. import rules
from ..usual import Waited, usually_within


class Waits(models.QuerySet["Wait"]):
    def usual(self, waiting: Iterable[Waited]) -> timedelta | None:
        """How long it usually took lately, with those that still wait. None: too little to say."""
        lately = [
            Waited(each.seconds, each.held) for each in self.order_by("-pk")[: rules.MANY_WAITS]
        ]
        seconds = usually_within([*lately, *waiting])
        return None if seconds is None else timedelta(seconds=seconds)

    def let_go(self) -> None:
        self.filter(on__lt=clock.now().date() - rules.LONGEST_WAIT_KEPT).delete()

    def keep(self, waited: Waited) -> None:
        self.create(seconds=round(waited.seconds), held=waited.held, on=choices.today())


class Wait(models.Model):
    """How long something told waited, and whether it was held then. Not what, and not whose."""

    seconds = models.PositiveIntegerField()
    held = models.BooleanField()
    on = models.DateField()

    objects = Waits.as_manager()
