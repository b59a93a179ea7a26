"""Each fault is planted, and a walk about the house comes upon it."""

import os
from datetime import timedelta

import pytest
from django.conf import settings

from kith.connections import life as two_life
from kith.connections import rules as two
from kith.connections.models import Bond
from kith.connections.models.bond import Bonds
from kith.connections.rules import Step
from kith.ground import gate
from kith.moments import reaching
from kith.moments import rules as moments
from kith.moments.models import Ask, delivery
from kith.moments.models import ask as asks
from kith.moments.models.talk import Talks
from kith.pace import rules as pace
from kith.people import life
from kith.people import rules as people
from kith.people.models import Person
from kith.people.models.needs import AllNeeds

from .walk import CAST, thought_of, walked

pytestmark = pytest.mark.timeout(600)  # seconds
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"  # else a few are enough
WALKS, A_WALK = 6, 40
GIVING = ["note", "wave", "invite"]


def walls_forgotten(patch):
    patch.setattr(reaching, "reach", lambda giver, bond, action: gate.YES)
    patch.setattr(moments, "too_near", lambda to: [])


def pace_off_by_one(patch):
    usual = moments.how_many_now

    def one_more(*, pace, **how):
        return usual(pace=pace + 1 if pace else None, **how)

    patch.setattr(moments, "how_many_now", one_more)


def nothing_arrives(patch):
    patch.setattr(moments, "how_many_now", lambda **how: 0)


def a_rise_of_one(patch):
    usual = two.both_wish

    def one_will_do(wishes, **how):
        return usual([*wishes, *wishes][:2], **how)

    patch.setattr(two, "both_wish", one_will_do)


def two_rises_a_day(patch):
    patch.setattr(two, "rise_from", lambda risen_at, *, now, turn, after: now)


def no_rise(patch):
    patch.setattr(Bond, "look", lambda bond: None)


def a_way_that_never_rests(patch):
    patch.setattr(two, "way_open", lambda rests_until, *, now: True)


def wishes_without_end(patch):
    patch.setattr(two, "stands", lambda wished_at, *, now: True)


def quiet_by_the_house_s_clock(patch):
    usual = people.quiet

    class Here:
        def __init__(self, needs):
            self.zone, self.quiet_from, self.quiet_until = (
                "UTC",
                needs.quiet_from,
                needs.quiet_until,
            )

    patch.setattr(people, "quiet", lambda needs, now: usual(Here(needs), now))


def quiet_ends_an_hour_early(patch):
    usual = people.quiet
    patch.setattr(people, "quiet", lambda needs, now: usual(needs, now + timedelta(hours=1)))


def rest_forgotten(patch):
    patch.setattr(delivery, "is_away", lambda person: person.has_left)


def asked_while_resting(patch):
    patch.setattr(asks, "is_away", lambda person: False)


def back_is_shown_at_once(patch):
    usual = Bond.step_back

    def step_back(bond, person, to):
        usual(bond, person, to)
        bond.sides.update(shown_step=bond.real_step)

    patch.setattr(Bond, "step_back", step_back)


def what_is_young_is_shown(patch):
    patch.setattr(two, "TOO_YOUNG", timedelta(0))


def held_above_the_step(patch):
    patch.setattr(two_life, "_falling", [])


def a_talk_through_a_wall(patch):
    patch.setattr(Talks, "stop_in", lambda talks, bond: None)


def lifting_brings_back(patch):
    def lift(bond, person):
        bond.walls.filter(by=person).delete()
        bond.begin(Step.NOTE)

    patch.setattr(Bond, "lift", lift)


def a_limit_of_ones_own_forgotten(patch):
    patch.setattr(pace, "room_left", lambda given, a_day: True)


def a_name_that_is_told_at_once(patch):
    usual = Person.rename

    def rename(person, name):
        usual(person, name)
        life.renamed(person)

    patch.setattr(Person, "rename", rename)


def a_card_that_is_told_at_once(patch):
    usual = AllNeeds.keep

    def keep(needs, person, at_once=False, **said):
        kept = usual(needs, person, at_once, **said)
        kept.come_to_light()
        return kept

    patch.setattr(AllNeeds, "keep", keep)


def everybody_s_bonds(patch):
    patch.setattr(Bonds, "seen_by", lambda bonds, person, action: bonds.all())
    for action in ("connections.wish", "connections.wall", "connections.back"):
        patch.setitem(gate._rules, action, lambda person, bond: gate.YES)


def not_now_that_is_said_at_once(patch):
    usual = Ask.is_waiting.fget
    patch.setattr(Ask, "is_waiting", property(lambda ask: usual(ask) and not ask.set_aside))


FAULTS = [  # what is planted, at which step people are, and what they do
    (walls_forgotten, 3, [*GIVING, "wall", "a_moment"]),
    (pace_off_by_one, 3, [*GIVING, "pace", "a_moment"]),
    (nothing_arrives, 3, [*GIVING, "a_moment"]),
    (a_rise_of_one, 1, ["wish", "hours"]),
    (two_rises_a_day, 1, ["wish", "hours"]),
    (no_rise, 1, ["wish", "hours", "to_the_turn"]),
    (a_way_that_never_rests, 1, ["wish", "back", "minutes", "to_the_turn"]),
    (wishes_without_end, 1, ["wish", "two_weeks", "hours"]),
    (quiet_by_the_house_s_clock, 3, [*GIVING, "quiet_hours", "hours"]),
    (quiet_ends_an_hour_early, 3, [*GIVING, "quiet_hours", "hours"]),
    (rest_forgotten, 3, [*GIVING, "rest", "a_moment"]),
    (asked_while_resting, 3, ["ask", "rest", "to_the_turn"]),
    (back_is_shown_at_once, 3, ["back", "a_moment"]),
    (what_is_young_is_shown, 3, ["back", "minutes", "hours", "to_the_turn"]),
    (held_above_the_step, 3, [*GIVING, "back", "rest", "wake", "hours"]),
    (a_talk_through_a_wall, 3, ["ask", "accept", "say", "wall", "back"]),
    (lifting_brings_back, 3, ["wall", "lift", "hours"]),
    (a_limit_of_ones_own_forgotten, 3, [*GIVING, "limit"]),
    (a_name_that_is_told_at_once, 3, ["rename", "minutes"]),
    (a_card_that_is_told_at_once, 3, ["pace", "minutes"]),
    (not_now_that_is_said_at_once, 3, ["ask", "not_now", "wait"]),
    (everybody_s_bonds, 3, ["reach_for_what_is_not_theirs"]),
]


@pytest.mark.skipif(bool(settings.KITH.database), reason="it is the same on any database")
@pytest.mark.parametrize(
    ("plant", "step", "kinds"),
    FAULTS if LONG else FAULTS[::3],
    ids=lambda each: getattr(each, "__name__", " "),
)
def test_a_walk_comes_upon(plant, step, kinds, db):
    """And upon nothing, in the very same walk, where it is not planted."""
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        found = next((seed for seed in range(WALKS) if fallen(seed, step, kinds)), None)
    assert found is not None, "nobody noticed"
    assert fallen(found, step, kinds) is None


def fallen(seed, step, kinds):
    among = [*CAST] if "reach_for_what_is_not_theirs" in kinds else ["Ana", "Ben"]
    return walked(seed, thought_of(seed, only=kinds, among=among), most=A_WALK, step=step)[1]
