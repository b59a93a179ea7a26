from datetime import timedelta

import pytest

from kith.connections.rules import Step
from kith.ground import clock, due
from kith.moments.models import Delivery
from kith.pace.models import Rest
from kith.people.models import Pause

from .ways import keep_needs


def arrived():
    """What came, the first first."""
    return [delivery.moment.said for delivery in Delivery.objects.arrived().reverse()]


@pytest.fixture
def three(given):
    def give():
        for words in ("one", "two", "three"):
            given("note", words)

    return give


def test_after_a_rest_what_was_held_comes_in_its_order(ben, three):
    Rest.objects.begin(ben)
    three()
    assert arrived() == []
    Rest.objects.end(ben)
    due.run()
    assert arrived() == ["one", "two", "three"]


def test_a_days_pace_at_a_time(ben, three, moved):
    keep_needs(ben, pace=2)
    three()
    assert arrived() == ["one", "two"]
    moved(days=1)
    due.run()
    assert arrived() == ["one", "two", "three"]


def test_a_clock_that_was_a_day_ahead_gives_no_second_pace(ben, given, moved):
    keep_needs(ben, pace=1)
    moved(days=1)
    given("note", "one")
    clock.put_back()
    given("note", "two")
    assert arrived() == ["one"]
    moved(days=2)
    due.run()
    assert arrived() == ["one", "two"]


def test_taking_back_does_not_make_room_for_more_in_bens_day(ben, given, three):
    keep_needs(ben, pace=1)
    given("note", "zero").take_back()
    three()
    assert arrived() == []


def test_after_a_long_rest_a_pace_still_holds(ben, three, moved):
    keep_needs(ben, pace=1)
    Rest.objects.begin(ben)
    three()
    moved(days=90)
    due.run()
    Rest.objects.end(ben)
    due.run()
    assert arrived() == ["one"]


def test_at_the_end_of_quiet_hours_what_was_held_comes(ben, given, moved):
    now = clock.now()
    an_hour = timedelta(hours=1)
    keep_needs(ben, quiet_from=(now - an_hour).time(), quiet_until=(now + an_hour).time())
    given("note", "one")
    assert arrived() == []
    moved(hours=25)
    keep_needs(ben)
    due.run()
    assert arrived() == ["one"]


def test_after_a_pause_what_was_held_comes_with_the_next_turn(ben, given, moved):
    Pause.objects.create(person=ben, sealed_reason=b"")
    given("note", "one")
    Pause.objects.all().delete()
    moved(days=1)
    due.run()
    assert arrived() == ["one"]


def test_a_step_back_ends_what_is_held_above_it_in_both_directions(ana, ben, near, given):
    for person in (ana, ben):
        Rest.objects.begin(person)
    given("note", "one")
    given("note", "two", giver=ben)
    given("wave")
    near.locked().step_back(ana, Step.WAVE)
    assert [delivery.moment.kind for delivery in Delivery.objects.all()] == ["wave"]


def test_what_came_already_stays(ana, near, given):
    given("note", "one")
    near.locked().step_back(ana, Step.WAVE)
    assert arrived() == ["one"]
