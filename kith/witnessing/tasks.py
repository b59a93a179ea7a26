"""What happens to what was told at its time, and when people step back, wake or leave."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from kith.connections import life
from kith.connections.models import Bond
from kith.ground import clock, due
from kith.ground.ids import at_address, held
from kith.ground.live import nudge
from kith.people import life as people_life
from kith.people.models import Person

from . import offering, rules
from .models import Holding, Offer, Reply, Room, Story, Wait, Witness
from .models.felt import FeltHeard


@due.when_due("witnessing.wave")
def go_around(token: str) -> None:
    for story in held(Story, token):
        offering.go_around(story)


@due.when_due("witnessing.truth")
def tell_the_truth(token: str) -> None:
    """It takes longer than was said: the teller's page looks again, and says so."""
    for story in held(Story, token):
        nudge(story.teller, story.topic, "today")


@due.when_due("witnessing.host")
def ask_hosts(token: str) -> None:
    for story in held(Story, token):
        offering.ask_hosts(story)
        nudge(story.teller, story.topic, "today")


@due.when_due("witnessing.over")
def is_over(token: str) -> None:
    """Nobody held it as long as it was open. Its words stay its teller's, and they are told."""
    for story in held(Story, token):
        story.count_wait(held=False)
        story.offers.all().withdraw()
        nudge(story.teller, story.topic, "today")


@due.when_due("witnessing.goes_on")
def goes_on(token: str) -> None:
    """Somebody held it and no answer came: it goes on to somebody else."""
    for holding in held(Holding, token):
        if holding.story and not holding.came_back and clock.now() >= holding.goes_on_at:
            holding.story.goes_on(holding)


@due.when_due("witnessing.answered")
def look_whether_it_came(token: str) -> None:
    for reply in Reply.objects.came().filter(token=token).select_related("story__teller"):
        nudge(reply.story.teller, reply.story.topic, "today")


@due.when_due("witnessing.settle")
def settle(token: str) -> None:
    """Something they held is over: from when can the next be offered?"""
    person = at_address(Person, token)
    mine = person.locked() if person else None
    witness = Witness.objects.of(mine) if mine else None
    if witness:
        witness.settle()


@due.at_turn("witnessing.turn")
def turn(at: datetime) -> None:
    Room.objects.let_go()
    Holding.objects.let_go()
    Wait.objects.let_go()
    look_once_more()
    Witness.objects.forget_a_little()


def look_once_more() -> None:
    """Whatever is still open, once the turn has shown who is near: so that nothing is forgotten of
    which nobody thought."""
    now = clock.now()
    soon = now + offering.LOOKS_AGAIN
    for token in Story.objects.filter(until__gt=soon).values_list("token", flat=True):
        if not due.is_set("witnessing.wave", token):
            due.at("witnessing.wave", token, soon)
    late = Story.objects.filter(until__gt=soon, host_ok=True, from_at__lte=now - rules.TO_A_HOST)
    for token in late.values_list("token", flat=True):
        due.at("witnessing.host", token, soon)  # somebody may have become one since


@life.on_falling
def what_was_not_held_yet(bond: Bond, to: int, by: Person) -> None:
    """They told it to somebody who is not near any more: to that one it is as if it had been taken
    back, which says nothing of a wall. It stays its teller's, and is offered again if they come
    nearer again."""
    if to < rules.OPENS:
        Offer.objects.filter(story__bond=bond, story__teller=by).withdraw()


@life.on_letting_go
def take_back_what_was_told_here(bond: Bond, person: Person) -> None:
    for story in Story.objects.filter(bond=bond, teller=person):
        story.take_back()


@people_life.on_leaving
def what_only_the_leaver_sees(person: Person) -> None:
    """What nobody holds goes at once, and nobody else is asked to hold the rest. Whoever told
    something to them looks for another."""
    Room.objects.close(person)
    Offer.objects.filter(to=person).delete()
    for story in Story.objects.filter(teller=person, holdings=None):
        story.take_back()
    for story in Story.objects.filter(teller=person):
        Offer.objects.of_story(story).withdraw()
    for holding in Holding.objects.filter(witness=person, story__bond=None).open():
        if holding.story:
            holding.story.goes_on(holding)


@people_life.on_gone
def what_others_were_shown(person: Person) -> None:
    for story in Story.objects.filter(teller=person):
        story.take_back()
    for story in Story.objects.filter(holdings__witness=person):
        story.look_again()
        nudge(story.teller, story.topic)
    Reply.objects.forget(person)
    FeltHeard.objects.filter(witness=person).delete()


@people_life.locks
def lock_what_they_tell_and_hold(person: Person) -> None:
    """After people and bonds: the stories, so that nobody takes or answers one meanwhile."""
    Bond.objects.all_locked_of(person)
    mine = Q(teller=person) | Q(holdings__witness=person) | Q(offers__to=person)
    pks = list(Story.objects.filter(mine).values_list("pk", flat=True))
    locked = Story.objects.filter(pk__in=pks).order_by("pk")
    list(locked.select_for_update(no_key=True, of=("self",)))


def copy(person: Person) -> dict[str, Any]:
    """What they told and what was answered, and what they answered themself."""
    told = Story.objects.of(person)
    return {
        "told": [
            {
                "day": story.on.isoformat(),
                "words": story.said,
                "answers": [reply.words for reply in Reply.objects.opened(story)],
            }
            for story in told
        ],
        "answered": [
            {"day": reply.on.isoformat(), "words": reply.said}
            for reply in Reply.objects.filter(witness=person).order_by("pk")
        ],
    }


people_life.in_the_copy("witnessing", copy)
