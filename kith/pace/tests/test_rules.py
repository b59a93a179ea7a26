from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kith.pace import rules

moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(given=st.integers(0, 100))
def test_without_a_limit_of_ones_own_there_is_always_room(given):
    assert rules.room_left(given, None)


@given(a_day=st.integers(1, rules.MOST_A_DAY))
def test_a_limit_is_reached_exactly_and_never_exceeded_by_one(a_day):
    taken = [given for given in range(50) if rules.room_left(given, a_day)]
    assert taken == list(range(a_day))


@given(until=moments, later=st.timedeltas(timedelta(0), timedelta(days=400)))
def test_what_is_held_is_offered_from_its_tomorrow_on_however_long_one_was_away(until, later):
    assert rules.ripe(until, until + later)


@given(until=moments, sooner=st.timedeltas(timedelta(seconds=1), timedelta(days=2)))
def test_what_is_held_is_not_offered_before(until, sooner):
    assert not rules.ripe(until, until - sooner)


@given(now=moments)
def test_what_is_not_held_is_never_offered(now):
    assert not rules.ripe(None, now)
