"""Who may do what between two people."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.choices import Choice
from kith.ground.gate import LATER, OWN, UNKNOWN, YES, Verdict, allows, every, only
from kith.people.models import Person

from . import life, rules
from .models import Bond, Crowd, Glimpse, PorchSeat

PORCH = Choice(
    "connections.porch",
    False,
    gettext_lazy("A porch, where people who said that a wave is welcome see a few of each other."),
)


def reach(giver: Person, bond: Bond, action: str) -> Verdict:
    """May this be given, as far as distance goes? Every room above asks this first.

    UNKNOWN below the step its giver is *shown*. LATER when it is taken and never delivered,
    because the *real* step, a wall or a leaving stands in the way: the giver cannot tell.
    """
    needs = life.step_for(action)
    side = bond.side_of(giver)
    if side is None or side.shown_step < needs:
        return UNKNOWN
    return YES if bond.is_whole() and bond.real_step >= needs else LATER


@allows("connections.people")
@allows("connections.distances")
@allows("connections.meet")
@allows("connections.phrase")
@allows("connections.get_up")
def own_pages(person: Person, me: Person) -> Verdict:
    return YES


@allows("connections.see")
@allows("connections.back")
@allows("connections.wall")
@allows("connections.unwish")
def a_side_of_it(person: Person, bond: Bond) -> Verdict:
    return only(bond.side_of(person) is not None)


@allows("connections.wish")
def wish(person: Person, bond: Bond) -> Verdict:
    return every(
        a_side_of_it(person, bond), a_step_above(person, bond), only(not deep(person, bond))
    )


@allows("connections.open_up")
def open_up(person: Person, bond: Bond) -> Verdict:
    """The same wish, for a step that opens so much that the passphrase is asked first."""
    return every(a_side_of_it(person, bond), a_step_above(person, bond), only(deep(person, bond)))


def deep(person: Person, bond: Bond) -> bool:
    side = bond.side_of(person)
    return side is not None and rules.opens_up(side.step)


def a_step_above(person: Person, bond: Bond) -> Verdict:
    side = bond.side_of(person)
    if side and rules.wish_above(side.step) is None:
        return OWN(_("This is as near as two people can come here for now."))
    return YES


@allows("connections.lift")
def lift(person: Person, bond: Bond) -> Verdict:
    return only(bond.walls.filter(by=person).exists())


@allows("connections.let_go")
def let_go(person: Person, bond: Bond) -> Verdict:
    side = bond.side_of(person)
    return only(side is not None and side.is_apart)


@allows("connections.porch")
def porch(person: Person, me: Person) -> Verdict:
    return every(only(PORCH.get()), enough_people())


def enough_people() -> Verdict:
    if Crowd.objects.exists():
        return YES
    return OWN(
        _(
            "This house is small for now. With so few people everybody would be easy to guess, "
            "so people who do not know each other do not meet here yet."
        )
    )


@allows("connections.wave_across")
def wave_across(person: Person, glimpse: Glimpse) -> Verdict:
    return every(only(glimpse.is_for(person)), porch(person, person), on_the_porch(person))


def on_the_porch(person: Person) -> Verdict:
    if PorchSeat.objects.filter(person=person).exists():
        return YES
    return OWN(_("To wave across the porch, first say that a wave is welcome to you, too."))
