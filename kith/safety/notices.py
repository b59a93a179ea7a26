"""Sentences for a person's own first page, each with the address it leads to.

Rooms register what they may have to say; the page that shows them knows none of those rooms.
Whoever holds the phone can read them, so they name nobody and nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from kith.people.models import Person


@dataclass(frozen=True, slots=True)
class Notice:
    words: str | Promise
    address: str


Give = Callable[[Person], Iterable[Notice]]
_gives: list[Give] = []


def notices(give: Give) -> Give:
    """`@notices` on a function `(person) -> notices`, none being the usual answer."""
    _gives.append(give)
    return give


def for_person(person: Person) -> list[Notice]:
    return [notice for give in _gives for notice in give(person)]
