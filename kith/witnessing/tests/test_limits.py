"""What one person can hold: laws, and every small case."""

from datetime import UTC, datetime, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kith.witnessing import limits
from kith.witnessing.limits import Full, Load
from kith.witnessing.rules import Weight

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
moments = st.datetimes(datetime(2026, 4, 20), datetime(2026, 5, 5, 12), timezones=st.just(UTC))
loads = st.builds(
    Load,
    open=st.integers(0, 6),
    today=st.integers(0, 9),
    heavy=st.lists(moments, max_size=6).map(tuple),
    rests_until=st.none() | moments | st.just(NOW + timedelta(minutes=30)),
)
own = {"many": st.integers(1, 9), "a_day": st.integers(1, 99)}


@given(load=loads, weight=st.sampled_from(Weight), **own)
def test_nobody_raises_the_caps_of_the_house(load, weight, many, a_day):
    if limits.full(load, many=many, a_day=a_day, weight=weight, now=NOW) is None:
        assert load.open < 2
        assert load.today < 4
        assert load.rests_until is None or load.rests_until <= NOW
        assert weight < Weight.HEAVY or len(load.heavy) < 3


@given(load=loads, weight=st.sampled_from(Weight), **own)
def test_what_somebody_said_themself_holds_below_the_caps(load, weight, many, a_day):
    if limits.full(load, many=many, a_day=a_day, weight=weight, now=NOW) is None:
        assert load.open < many
        assert load.today < a_day


@given(load=loads, **own)
def test_who_is_offered_something_could_take_it(load, many, a_day):
    """From when somebody is said to be free, nothing but time stands between."""
    turn = NOW + timedelta(hours=9)
    free = limits.free_from(load, many=many, a_day=a_day, now=NOW, turn=turn)
    full = limits.full(load, many=many, a_day=a_day, weight=Weight.LIGHT, now=NOW)
    assert (free is not None and free <= NOW) == (full is None)


@given(load=loads, many=st.integers(1, 2))
def test_heavy_ones_come_again_when_the_first_of_three_is_a_week_ago(load, many):
    heavy = tuple(each for each in load.heavy if each > NOW - limits.WEEK)
    lately = Load(open=0, today=0, heavy=heavy, rests_until=None)
    full = limits.full(lately, many=many, a_day=4, weight=Weight.HEAVY, now=NOW)
    assert (limits.heavy_from(lately, now=NOW) <= NOW) == (full is None)


def test_every_small_case_is_full_for_the_first_reason_that_stands():
    for opened, today, heavy, rests, weight in product(
        (0, 1, 2), (0, 3, 4), (0, 3), (0, 1), Weight
    ):
        load = Load(
            open=opened,
            today=today,
            heavy=(NOW - timedelta(hours=2),) * heavy,
            rests_until=NOW + timedelta(minutes=rests * 30),
        )
        expected = (
            (Full.OPEN if opened == 2 else None)
            or (Full.TODAY if today == 4 else None)
            or (Full.RESTS if rests else None)
            or (Full.HEAVY if heavy == 3 and weight == Weight.HEAVY else None)
        )
        assert limits.full(load, many=2, a_day=4, weight=weight, now=NOW) is expected
