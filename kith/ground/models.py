from typing import Any

from django.db import models


class ChosenOnes(models.Manager["Chosen"]):
    def keep(self, name: str, value: Any) -> None:
        self.update_or_create(name=name, defaults={"value": value})


class Chosen(models.Model):
    """What a host chose for the whole house, where it is not the default."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField()

    objects = ChosenOnes()
