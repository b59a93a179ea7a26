from django.db import models


class Ticks(models.QuerySet["Tick"]):
    def turn_over(self, name: str) -> None:
        """Done, or not done after all."""
        if not self.filter(name=name).delete()[0]:
            self.create(name=name)

    def names(self) -> set[str]:
        return set(self.values_list("name", flat=True))


class Tick(models.Model):
    """A host said that this part of the first day is done."""

    name = models.CharField(max_length=20, unique=True)

    objects = Ticks.as_manager()
