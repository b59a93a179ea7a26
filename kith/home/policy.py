"""Everyone has a Today of their own."""

from kith.ground.gate import Verdict, allows, only
from kith.people.models import Person


@allows("home.today")
@allows("home.smaller")
@allows("home.not_today")
def oneself(person: Person, me: Person) -> Verdict:
    return only(person == me)
