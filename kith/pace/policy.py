"""Who may do what here: all of it is about oneself."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from kith.ground.gate import OWN, YES, Verdict, allows, only
from kith.people.models import Person

from . import rules
from .models import Draft, OwnLimit


def own_limit(person: Person, given: Callable[[Person], int]) -> Verdict:
    """Does my own day have room for one more? Asked before anything of anybody else's. How many
    were `given` today is counted only where there is a limit."""
    a_day = OwnLimit.objects.of(person)
    if a_day is None or rules.room_left(given(person), a_day):
        return YES
    return OWN(
        _(
            "You have given as much today as you wanted to give in a day. It opens again tomorrow, "
            "and you can change it on the page called Rest."
        )
    )


@allows("pace.rest")
@allows("pace.begin")
@allows("pace.end")
@allows("pace.limit")
@allows("pace.drafts")
@allows("pace.keep")
def oneself(person: Person, me: Person) -> Verdict:
    return only(person == me)


@allows("pace.let_go")
def let_go(person: Person, draft: Draft) -> Verdict:
    return only(draft.person_id == person.pk)
