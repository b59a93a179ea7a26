"""What happens to moments at its time, and when people step back, wake or leave."""

from datetime import datetime
from typing import Any

from kith.connections import life
from kith.connections.models import Bond, Side
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.ground.hands import hand_up
from kith.ground.ids import held
from kith.ground.live import nudge
from kith.ground.prepared import prepared
from kith.pace import life as pace_life
from kith.people import life as people_life
from kith.people.models import Person

from . import rules
from .models import Ask, Delivery, Line, Moment, Talk

AWAY = ("rest", "pause", "leaving")


@due.when_due("moments.release")
def release(ref: str) -> None:
    """Somebody is asked, under the lock, whether what is held for them may come now."""
    bond_token, _, person_token = ref.partition(":")
    for bond in held(Bond, bond_token):
        for to in with_what_keeps_them(person_token):
            Delivery.objects.release(bond, to)


@prepared
def with_what_keeps_them(person_token: Any) -> Any:
    return Person.objects.filter(token=person_token).select_related(*AWAY)


@due.when_due("moments.taken_back")
def look_again(ref: str) -> None:
    """Something that somebody was shown is not there any more."""
    bond_token, _, person_token = ref.partition(":")
    for person in Person.objects.filter(token=person_token):
        nudge(person, f"bond:{bond_token}", "today")


@pace_life.on_waking
def let_come(person: Person) -> None:
    held = Delivery.objects.held().filter(to=person)
    for token in held.values_list("moment__bond__token", flat=True).distinct():
        due.at("moments.release", f"{token}:{person.token}", clock.now())


@due.when_due("moments.first_wave")
def remind_a_host(token: str) -> None:
    """Nobody has answered a newcomer's first wave for a day."""
    moment = Moment.objects.filter(token=token).select_related("bond").first()
    if moment and not moment.was_answered():
        hand_up("first wave", moment.bond.token)


@due.when_due("moments.ask")
def come_before_them(token: str) -> None:
    for ask in held(Ask, token):
        ask.come_before_them()


@due.when_due("moments.talk")
def move_on(token: str) -> None:
    for talk in held(Talk, token):
        talk.move_on()


@due.at_turn("moments.turn")
def turn(at: datetime) -> None:
    Ask.objects.let_go()


@life.on_falling
def end_what_lies_above(bond: Bond, to: int, by: Person) -> None:
    """What is held above the new step is over, and so is a talk."""
    Delivery.objects.drop_above(bond, to)
    if to < Step.TALK:
        Talk.objects.stop_in(bond)


@life.on_porch_wave
def give_the_first_gesture(bond: Bond, giver: Person) -> None:
    Moment.objects.give(bond, giver, rules.WAVE, rules.GESTURES[0])


@life.on_letting_go
def unsay_what_was_said_here(bond: Bond, person: Person) -> None:
    """Nobody can read it any more, so its keys go as well."""
    Moment.objects.filter(bond=bond).forget(person)


@people_life.on_leaving
def what_only_the_leaver_sees(person: Person) -> None:
    """Under the locks of all their bonds, as everything between people."""
    Bond.objects.all_locked_of(person)
    Delivery.objects.filter(to=person).delete()


@people_life.on_gone
def what_others_were_shown(person: Person) -> None:
    Moment.objects.forget(person)
    Line.objects.forget(person)


def copy(person: Person) -> list[dict[str, Any]]:
    """What this person gave and what came to them, with whom as they are shown it."""
    names = {side.bond_id: side.name for side in Side.objects.named(person)}
    return [
        {
            "with": names.get(moment.bond_id, ""),
            "from_me": moment.giver_id == person.pk,
            "kind": moment.kind,
            "words": moment.words,
            "day": moment.on.isoformat(),
        }
        for moment in Moment.objects.opened(person)
    ]


people_life.in_the_copy("moments", copy)
