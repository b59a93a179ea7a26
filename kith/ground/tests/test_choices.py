"""What hosts chose for the whole house, and how often it is asked for."""

import pytest

from kith.ground import choices
from kith.ground.choices import TURN_HOUR, ZONE

pytestmark = pytest.mark.django_db


def test_while_a_page_is_looked_at_the_choices_are_asked_for_once(django_assert_num_queries):
    with choices.asked_once(), django_assert_num_queries(1):
        assert (ZONE.get(), TURN_HOUR.get()) == ("UTC", 4)
        choices.today()


def test_the_next_page_knows_what_was_chosen_meanwhile():
    with choices.asked_once():
        TURN_HOUR.get()
    TURN_HOUR.set(6)
    with choices.asked_once():
        assert TURN_HOUR.get() == 6


def test_where_something_is_done_they_are_asked_each_time():
    assert TURN_HOUR.get() == 4
    TURN_HOUR.set(6)
    assert TURN_HOUR.get() == 6


def test_a_page_that_breaks_leaves_nothing_behind():
    with pytest.raises(ZeroDivisionError), choices.asked_once():
        TURN_HOUR.get()
        raise ZeroDivisionError
    TURN_HOUR.set(6)
    assert TURN_HOUR.get() == 6


def test_what_is_chosen_counts_at_once_for_whoever_chose_it():
    with choices.asked_once():
        assert TURN_HOUR.get() == 4
        TURN_HOUR.set(6)
        assert TURN_HOUR.get() == 6


@pytest.mark.parametrize("name", ["Nowhere/At_all", "../../etc/passwd", ""])
def test_what_is_no_time_zone_cannot_be_the_houses_own(name):
    with pytest.raises(ValueError, match="cannot be that"):
        ZONE.set(name)
    assert ZONE.get() == "UTC"
