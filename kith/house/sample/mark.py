"""The mark in the database by which a house of sample people is known."""

from django.conf import settings

from kith.ground.models import Chosen
from kith.people.models import Person

NAME = "house.sample"


class Mismatch(Exception):
    """What the house is and what it is opened as are two things. Says which, in a sentence."""


def put() -> None:
    Chosen.objects.keep(NAME, True)


def is_there() -> bool:
    return Chosen.objects.filter(name=NAME).exists()


def refuse_mismatch() -> None:
    if is_there() and not settings.KITH.sample:
        raise Mismatch(
            "The people in this house are sample people, so it does not open as a real one. "
            "bin/run --sample opens it; bin/run --data DIR begins a real house elsewhere."
        )
    if settings.KITH.sample and not is_there() and Person.objects.exists():
        raise Mismatch(
            "The people in this house are real, so it does not open as a sample. "
            "bin/run opens it; bin/run --sample --data DIR furnishes a sample elsewhere."
        )
