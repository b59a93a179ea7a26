from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.people import rules

ZONES = [
    "Europe/Berlin",
    "America/St_Johns",
    "Australia/Lord_Howe",  # by half an hour
    "Pacific/Apia",  # left out a whole day
    "Africa/Casablanca",
    "America/Havana",  # at midnight
    "Asia/Kathmandu",
    "Antarctica/Troll",  # by two hours
    "UTC",
]


@dataclass
class Card:
    zone: str
    quiet_from: time | None
    quiet_until: time | None


clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0))
cards = st.builds(Card, st.sampled_from(ZONES), clocks, clocks)
changing = st.sampled_from([datetime(2026, 3, 28), datetime(2026, 10, 24), datetime(2011, 12, 28)])
moments = st.one_of(
    st.datetimes(datetime(2011, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    st.builds(
        lambda day, later: day.replace(tzinfo=UTC) + later,
        changing,
        st.timedeltas(timedelta(0), timedelta(days=3)),
    ),
)


def wall(card, now):
    return now.astimezone(ZoneInfo(card.zone)).time()


@given(cards, moments)
def test_it_is_never_quiet_at_the_hour_quiet_ends(card, now):
    until = card.quiet_until
    if until == card.quiet_from:
        assert not rules.quiet(card, now)
    if wall(card, now) == until:
        assert not rules.quiet(card, now)


@given(cards, moments)
def test_turning_the_hours_round_turns_quiet_round(card, now):
    other = Card(card.zone, card.quiet_until, card.quiet_from)
    if card.quiet_from != card.quiet_until:
        assert rules.quiet(card, now) != rules.quiet(other, now)


@given(cards, moments)
def test_when_quiet_ends_it_is_not_quiet(card, now):
    ends = rules.quiet_ends(card, now)
    assert ends >= now
    assert not rules.quiet(card, ends)


@given(cards, moments, st.floats(0, 1))
def test_until_quiet_ends_it_stays_quiet(card, now, part):
    ends = rules.quiet_ends(card, now)
    between = now + (ends - now) * part
    if now <= between < ends:
        assert rules.quiet(card, between)


@given(cards, moments)
def test_quiet_is_over_within_two_days_whatever_clocks_do(card, now):
    assert rules.quiet_ends(card, now) - now <= timedelta(hours=50)


def test_without_hours_it_is_never_quiet():
    assert not rules.quiet(Card("UTC", None, None), datetime(2026, 1, 1, tzinfo=UTC))
    assert not rules.quiet(Card("UTC", time(22), None), datetime(2026, 1, 1, 23, tzinfo=UTC))


@pytest.mark.parametrize(
    "now, ends",
    [
        ("2026-03-28T22:00+00:00", "2026-03-29T05:00+00:00"),  # put forward: an hour less
        ("2026-10-24T21:00+00:00", "2026-10-25T06:00+00:00"),  # put back: an hour more
    ],
)
def test_a_night_in_berlin_ends_at_seven_on_the_wall(now, ends):
    card = Card("Europe/Berlin", time(22), time(7))
    assert rules.quiet_ends(card, datetime.fromisoformat(now)) == datetime.fromisoformat(ends)


def test_an_end_that_clocks_jump_over_is_where_they_land():
    card = Card("Europe/Berlin", time(22), time(2, 30))
    ends = rules.quiet_ends(card, datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
    assert ends == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


kept = st.dictionaries(st.sampled_from([*rules.SEEN_FROM, "unknown"]), st.just("words"))


@given(kept, st.integers(0, 5), st.integers(0, 5))
def test_nearer_people_read_all_that_farther_people_read(card, one, other):
    far, near = sorted((one, other))
    assert rules.visible(card, far).items() <= rules.visible(card, near).items()


@given(kept)
def test_apart_nobody_reads_anything(card):
    assert rules.visible(card, 0) == {}


@given(kept)
def test_talking_opens_the_whole_card(card):
    assert rules.visible(card, rules.TALK) == card


def test_nobody_ever_reads_the_time_zone():
    assert "zone" not in rules.card(zone="Europe/Berlin", stop="stop", quiet_from=time(22))
