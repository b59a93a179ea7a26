"""Whose rows were changed, read from the tables themselves: nobody changes what is another's."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from kith.ground.models import Key
from kith.people.models import Person
from tests.house.snapshot import Rows
from tests.house.snapshot import models as all_models

DEEP = 3  # a line is of a talk, which is of a bond, which is of two people
WRITTEN_BY = (
    "by",
    "giver",
    "who",
    "maker",
    "viewer",
    "host",
    "person",
    "teller",
    "witness",
)  # the first there is
FOR_BOTH = {"Side"}  # made for each of two by either
USED_UP = {"Phrase"}  # by whoever was told it
COUNTED = {"FeltHeard"}  # for whoever answered, by whoever told

Change = tuple[str, str, Any]  # "+", "Wish", its key


def changed(before: Rows, after: Rows) -> Iterator[Change]:
    for name, was in before.items():
        now = after[name]
        yield from (("+", name, key) for key in now.keys() - was.keys())
        yield from (("-", name, key) for key in was.keys() - now.keys())
        yield from (("~", name, key) for key in was.keys() & now.keys() if was[key] != now[key])


def others(changes: list[Change], sign: str, me: int) -> Iterator[str]:
    """Of these rows, as they stand now, those that are not of the one who asked."""
    for each, name, key in changes:
        row = all_models()[name].objects.filter(pk=key).first() if each == sign else None
        if row is not None and not is_mine(row, me, added=sign == "+"):
            yield f"{sign}{name} of somebody else"


def is_mine(row: models.Model, me: int, added: bool) -> bool:
    if isinstance(row, Key):
        return is_my_key(row.name, me)
    if type(row).__name__ in USED_UP and not added:
        return True
    if type(row).__name__ in COUNTED and added:
        return True
    if added and type(row).__name__ not in FOR_BOTH:
        return writer(row) in (None, me)
    people = set(people_of(row, DEEP))
    return not people or me in people


def is_my_key(name: str, me: int) -> bool:
    """What is sealed for one person alone is touched by nobody else."""
    kind, _, token = name.partition(":")
    owner = Person.objects.filter(token=token).first() if kind in ("own", "person") else None
    return owner is None or owner.pk == me


def writer(row: models.Model) -> int | None:
    if isinstance(row, Person):
        return row.pk
    for name in WRITTEN_BY:
        if hasattr(row, f"{name}_id"):
            by = getattr(row, name)
            return writer(by) if by is not None else None
    return None


def people_of(row: models.Model, deep: int) -> Iterator[int]:
    """Everyone this row is about."""
    if isinstance(row, Person):
        yield row.pk
        return
    for field in row._meta.get_fields():
        if isinstance(field, models.ForeignKey) and deep:
            to = getattr(row, field.name)
            yield from people_of(to, deep - 1) if to is not None else ()
