"""What happens between two people at its time: rises, the turn, arriving, leaving."""

from datetime import datetime

from kith.ground import choices, clock, due
from kith.ground.ids import held
from kith.people import life as people_life
from kith.people.models import Person

from .models import Bond, Crowd, Glimpse, Phrase, PorchSeat, Side
from .rules import Step


@due.when_due("connections.rise")
def rise(ref: str) -> None:
    for bond in held(Bond, ref):
        bond.rise_now()


@due.when_due("connections.wished")
@due.when_due("connections.look")
def look(ref: str) -> None:
    for bond in held(Bond, ref):
        bond.look()


@due.when_due("connections.light")
def light(ref: str) -> None:
    for bond in held(Bond, ref):
        bond.come_to_light()


@due.when_due("connections.tried")
def tried(ref: str) -> None:
    Phrase.objects.tried(ref)


@due.at_turn("connections.turn")
def turn(at: datetime) -> None:
    """Each bond comes to light in a transaction of its own, so nobody waits for everybody."""
    for bond in Bond.objects.fallen(at):
        due.at("connections.light", bond.token, clock.now())
    Crowd.objects.count_again(choices.today())


@people_life.on_arrival
def begin_with_the_one_who_invited(person: Person, invitation) -> None:
    if invitation and invitation.by and invitation.welcomes_wave:
        for bond in held(Bond, Bond.objects.between(invitation.by, person).token):
            bond.begin_anew(Step.WAVE)


@people_life.locks
def hold_everyone(person: Person) -> None:
    Bond.objects.all_locked_of(person)


@people_life.on_leaving
def step_back_from_everyone(person: Person) -> None:
    PorchSeat.objects.get_up(person)
    Glimpse.objects.forget(person)
    Phrase.objects.filter(maker=person).delete()
    for bond in Bond.objects.all_locked_of(person):
        bond.depart(person)


@people_life.on_gone
def show_it_first(person: Person) -> None:
    """What is shown of a leaving changes all at once: a card never goes before the step does."""
    for bond in Bond.objects.of(person).fallen(choices.this_turn()):
        bond.come_to_light()


@people_life.on_renaming
def show_the_new_name(person: Person) -> None:
    """At the turn: everyone who is really still in a bond with them reads the new name."""
    for side in Side.objects.across_from(person):
        side.rename(person.name)
