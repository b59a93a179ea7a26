from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import FilteredRelation, Q

from kith.ground.ids import only_one
from kith.ground.prepared import prepared
from kith.people.models import Person

from .. import life, rules
from ..rules import Step

if TYPE_CHECKING:
    from .bond import Bond

# One step closer is wished for in one of two ways; where there is none, both say so.
WISHED_FROM = {
    "connections.wish": [step for step in Step if not rules.opens_up(step)],
    "connections.open_up": [
        step for step in Step if rules.opens_up(step) or rules.wish_above(step) is None
    ],
}


def seen(person: Any, action: str) -> Q:
    if action == "connections.lift":
        return Q(walls__by=person)
    if action == "connections.let_go":
        return Q(mine__shown_step=Step.APART)
    if action in WISHED_FROM:
        return Q(mine__shown_step__in=WISHED_FROM[action])
    return Q(mine__shown_step__gte=life.step_for(action))


def hold(pks: Iterable[int]) -> dict[int, Person]:
    """These people under lock, by id: first in the one order in which everything is locked.

    Nothing is joined to them: on PostgreSQL that would be as it was before they were waited for,
    and who left meanwhile would still be here.
    """
    asked = list(pks)
    return {person.pk: person for person in held(asked)} if asked else {}


@prepared
def held(pks: Any) -> Any:
    people = Person.objects.filter(pk__among=pks).order_by("pk")
    return people.select_for_update(no_key=True, of=("self",))


@cache
def found_for(bond: type["Bond"], action: str) -> Callable[..., list["Bond"]]:
    """How a page looks for it: another question for each thing that is done there."""

    @prepared
    def found(person: Any, token: Any) -> Any:
        return bond.objects.seen_by(person, action).filter(token=token)

    return found


class Bonds(models.QuerySet["Bond"]):
    def seen_by(self, person: Any, action: str) -> "Bonds":
        """With the side of whoever asks, which every page and every rule needs."""
        mine = FilteredRelation("sides", condition=Q(sides__person=person))
        along = ("low__leaving", "high__leaving", "mine")
        return self.annotate(mine=mine).select_related(*along).filter(seen(person, action))

    def found(self, person: Person, action: str, token: str) -> "Bond | None":
        """The one of that address, for a page that looks at it."""
        return only_one(found_for(self.model, action)(person, token))

    def of(self, person: Person) -> "Bonds":
        return self.filter(Q(low=person) | Q(high=person))

    def between(self, one: Person, other: Person) -> "Bond":
        """The one row these two have, made at *apart* when it is first needed."""
        low, high = sorted((one, other), key=lambda person: person.pk)
        return self.get_or_create(low=low, high=high)[0]

    def known(self, person: Person, other: int) -> "Bond | None":
        """The one there is already with somebody of that number; nobody's number: none."""
        theirs = self.of(person).filter(Q(low=other) | Q(high=other))
        return theirs.select_related("low__leaving", "high__leaving").first()

    def all_locked_of(self, person: Person) -> list["Bond"]:
        """Every bond of one person under lock at once: all people by id, then the bonds by id.

        Themself in any case, so that no bond begins meanwhile."""
        pairs = self.of(person).values_list("low_id", "high_id")
        everyone = {person.pk} | {pk for pair in pairs for pk in pair if pk}
        hold(everyone)
        return list(self.of(person).select_for_update(no_key=True, of=("self",)).order_by("pk"))

    def fallen(self, turn: datetime) -> "Bonds":
        """Bonds in which something holds that this turn brings to light."""
        return self.filter(falls__at__lte=turn - rules.TOO_YOUNG).distinct()
