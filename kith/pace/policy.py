"""Who may do what here: all of it is about oneself."""

from django.utils.translation import gettext as _

from kith.ground.gate import OWN, YES, Verdict, allows, only
from kith.people.models import Person

from . import rules
from .models import Draft, OwnLimit


def own_limit(person: Person, given: int) -> Verdict:
    """Does my own day have room for one more? Asked before anything of anybody else's."""
    if rules.room_left(given, OwnLimit.objects.of(person)):
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
