"""Everyone has a Today of their own."""

from kith.ground.gate import YES, Verdict, allows, only
from kith.people.models import Person


@allows("home.front")
def anyone(person: Person | None, me: Person | None) -> Verdict:
    """Before anybody is known."""
    return YES


@allows("home.today")
@allows("home.smaller")
@allows("home.not_today")
def oneself(person: Person, me: Person) -> Verdict:
    return only(person == me)
