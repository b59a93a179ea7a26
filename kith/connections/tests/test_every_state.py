"""Every state a bond can be in, and every act from each, on the real models."""

from datetime import timedelta

import pytest
from django.db import transaction

from kith.connections.models import Bond, Rise, Side
from kith.connections.rules import Step
from kith.ground import choices, clock, due, sealed
from kith.people.models import Leaving

from .spec import State, every_state, nexts

STATES = every_state()
YESTERDAY = timedelta(days=1)


def furnish(state, bond, two):
    """Put the bond into this state, row by row."""
    Bond.objects.filter(pk=bond.pk).update(
        real_step=state.real,
        way_rests_until=clock.now() + YESTERDAY if state.rests else None,
    )
    for who, person in enumerate(two):
        furnish_side(state, bond, who, person)
    if state.fall is not None:
        bond.falls.create(to=state.fall, at=choices.this_turn() - YESTERDAY)
    if state.rise:
        Rise.objects.set(bond, clock.now())


def furnish_side(state, bond, who, person):
    Side.objects.filter(bond=bond, person=person).update(shown_step=state.shown[who])
    if state.wish[who]:
        bond.wishes.create(person=person, step=state.shown[who] + 1)
    if state.wall[who]:
        bond.walls.create(by=person, sealed_name=sealed.seal(person.own, "", "wall"))
    if state.gone[who]:
        Leaving.objects.create(person=person)


def read(bond, two):
    """The state as the rows tell it."""
    bond = Bond.objects.get(pk=bond.pk)
    sides = [bond.side_of(person) for person in two]
    falls = list(bond.falls.values_list("to", flat=True))
    wished = [bond.wishes.filter(person=person).first() for person in two]
    assert all(w is None or w.step == s.shown_step + 1 for w, s in zip(wished, sides, strict=True))
    return State(
        real=bond.real_step,
        shown=tuple(side.shown_step for side in sides),
        wish=tuple(wish is not None for wish in wished),
        rise=hasattr(bond, "rise"),
        wall=tuple(bond.walls.filter(by=person).exists() for person in two),
        gone=tuple(Leaving.objects.filter(person=person).exists() for person in two),
        fall=min(falls, default=None),
        rests=bond.way_rests_until is not None and bond.way_rests_until > clock.now(),
    )


def do(act, bond, two):
    """One act from the spec, done by the models' own verbs, as the doors and tasks do it."""
    bond = Bond.objects.get(pk=bond.pk).locked()
    name, given = act.func.__name__, act.args
    if name in BY_TIME:
        BY_TIME[name](bond, *given)
    else:
        BY_SOMEBODY[name](bond, two[given[0]], *given[1:])


def turned(bond):
    bond.falls.update(at=choices.this_turn() - YESTERDAY)
    if bond.falls.exists():
        bond.come_to_light()


def way_opened(bond):
    Bond.objects.filter(pk=bond.pk).update(way_rests_until=clock.now())
    bond.refresh_from_db()
    bond.look()


def left(bond, person):
    Leaving.objects.create(person=person)
    bond.depart(person)


def wished(bond, person):
    bond.wish(person, Step(bond.side_of(person).shown_step + 1))
    bond.look()


BY_TIME = {
    "turn": turned,
    "way_opens": way_opened,
    "rise": Bond.rise_now,
    "begin": lambda bond, step: bond.begin_anew(Step(step)),
}
BY_SOMEBODY = {
    "wish": wished,
    "unwish": Bond.unwish,
    "back": lambda bond, who, to: bond.step_back(who, Step(to)),
    "wall": lambda bond, who: bond.wall(who, ""),
    "lift": Bond.lift,
    "leave": left,
}


@pytest.mark.parametrize("state", STATES, ids=repr)
def test_every_act_from_every_state_does_what_the_house_says(state, ana, ben, bond):
    two = (bond.low, bond.high)
    furnish(state, bond, two)
    assert read(bond, two) == state
    for act, expected in nexts(state):
        kept = transaction.savepoint()
        do(act, bond, two)
        assert read(bond, two) == expected, (act.func.__name__, act.args)
        transaction.savepoint_rollback(kept)


@pytest.mark.parametrize("state", STATES, ids=repr)
def test_nobody_is_ever_nearer_than_they_were_shown_to_choose(state):
    assert state.real <= min(state.shown)
    assert not (any(state.wall) and state.real)
    assert not (any(state.gone) and state.real)
    assert not (state.rise and (any(state.wall) or not all(state.wish)))
    assert state.shown[0] == state.shown[1], "both read the same page"


def test_a_rise_that_is_due_is_due_once(ana, ben, bond, moved):
    furnish(State(real=1, shown=(1, 1), wish=(True, True), rise=True), bond, (bond.low, bond.high))
    due.run()
    due.run()
    assert Bond.objects.get(pk=bond.pk).step is Step.NOTE
