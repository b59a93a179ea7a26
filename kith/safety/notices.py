"""Sentences for a person's own first page, each with the address it leads to.

Rooms register what they may have to say; the page that shows them knows none of those rooms.
Whoever holds the phone can read them, so they name nobody and nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from kith.ground import clock
from kith.people.models import Person

Stands = Callable[[Any, Any, Any], "QuerySet[Any]"]

SAID_FOR = timedelta(days=7)  # what happened on a day is said for so long


@dataclass(frozen=True, slots=True)
class Notice:
    words: str | Promise
    to: str  # the name of its address
    stands: Stands  # it is said while there is any of these

    @property
    def address(self) -> str:
        return reverse(self.to)


_notices: list[Notice] = []


def notice(words: str | Promise, to: str) -> Callable[[Stands], Stands]:
    """`@notice(words, to)` on a function `(person, now, since) -> rows`, none being the usual
    answer. It is asked of people, times and days as `prepared` has it: it looks at none of them."""

    def keep(stands: Stands) -> Stands:
        _notices.append(Notice(words, to, stands))
        return stands

    return keep


def questions(person: Any, now: Any, since: Any) -> dict[str, Exists]:
    """What is to be asked about this person, so that a page can ask it together with its own."""
    asked = (each.stands(person, now, since) for each in _notices)
    return {f"notice{nth}": Exists(stands) for nth, stands in enumerate(asked)}


def since() -> date:
    """What is older has been said for long enough."""
    return clock.now().date() - SAID_FOR


def that_stand(answers: Mapping[str, Any]) -> list[Notice]:
    return [each for nth, each in enumerate(_notices) if answers[f"notice{nth}"]]


def for_person(person: Person) -> list[Notice]:
    asked = questions(person, clock.now(), since())
    return that_stand(Person.objects.filter(pk=person.pk).annotate(**asked).values(*asked).get())
