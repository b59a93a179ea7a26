from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kith.ground import clock
from kith.ground.days import turn_after, turn_before

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"]
zones = st.sampled_from([ZoneInfo(name) for name in ZONES])
hours = st.integers(0, 23)
moments = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC)
)
CLOCKS_FORWARD = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # Berlin: 2 becomes 3 half an hour later


@given(now=moments, zone=zones, hour=hours)
@example(now=CLOCKS_FORWARD, zone=ZoneInfo("Europe/Berlin"), hour=2)
def test_now_lies_between_two_turns_about_a_day_apart(now, zone, hour):
    before, after = turn_before(now, zone, hour), turn_after(now, zone, hour)
    assert before <= now < after
    assert timedelta(hours=22) <= after - before <= timedelta(hours=26)


@given(now=moments, zone=zones, hour=hours)
def test_a_turn_begins_the_day_that_ends_with_the_next(now, zone, hour):
    after = turn_after(now, zone, hour)
    assert turn_before(after, zone, hour) == after
    assert turn_before(after - timedelta(microseconds=1), zone, hour) == turn_before(
        now, zone, hour
    )


@given(now=moments, zone=zones)
def test_the_turn_comes_at_the_hour_on_the_wall(now, zone):
    assert turn_after(now, zone, 4).astimezone(zone).hour == 4


def test_the_clock_moves_in_tests_alone(settings):
    settings.TESTING = False
    before = clock._moved
    with pytest.raises(RuntimeError, match="only moves in tests"):
        clock.move(timedelta(days=1))
    assert clock._moved == before
