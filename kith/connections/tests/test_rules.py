from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kith.connections import rules
from kith.connections.rules import Step

steps = st.sampled_from(Step)
moments = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC)
)
wishes = st.lists(steps, max_size=2)
sides = st.lists(steps, min_size=2, max_size=2)


@given(wishes=wishes, shown=sides, real=steps, walled=st.booleans(), way_open=st.booleans())
def test_nothing_opens_that_both_have_not_chosen(wishes, shown, real, walled, way_open):
    rises = rules.both_wish(wishes, shown=shown, real=real, walled=walled, way_open=way_open)
    if rises:
        assert len(wishes) == 2
        assert set(wishes) == {real + 1}
        assert set(shown) == {real}
        assert way_open and not walled


@given(real=steps)
def test_two_wishes_for_the_next_step_are_enough(real):
    if real < Step.OPEN:
        above = Step(real + 1)
        assert rules.both_wish(
            [above, above], shown=[real, real], real=real, walled=False, way_open=True
        )


@given(real=steps, to=steps)
def test_stepping_back_brings_nobody_nearer(real, to):
    assert rules.after_back(real, to) <= real
    assert rules.after_back(real, to) <= to


@given(shown=steps)
def test_back_is_open_all_the_way(shown):
    assert rules.backs(shown) == list(reversed(range(shown)))


@given(shown=steps)
def test_one_step_at_a_time(shown):
    above = rules.wish_above(shown)
    assert above is None or above == shown + 1
    assert above is None or above <= rules.HIGHEST_WISH


@given(shown=steps, falls=st.lists(steps))
def test_the_daily_turn_shows_nobody_nearer_than_before(shown, falls):
    after = rules.shown_after(shown, falls)
    assert after <= shown
    assert all(after <= to for to in falls)


@given(fell=moments, turn=moments)
def test_a_step_back_shortly_before_the_turn_waits_for_the_next(fell, turn):
    assert rules.ripe(fell, turn=turn) == (turn - fell >= timedelta(hours=3))


@given(one=steps, other=steps)
def test_the_more_careful_beginning_holds(one, other):
    assert rules.lower(one, other) <= min(one, other)
    assert rules.lower(one, other) == rules.lower(other, one) <= Step.NOTE


@given(at=moments, chance=st.floats(0, 1, exclude_max=True), hours=st.floats(0, 24))
def test_a_rise_comes_within_the_hours_that_were_told(at, chance, hours):
    within = timedelta(hours=hours)
    assert at <= rules.rise_at(at, chance=chance, within=within) <= at + within


@given(risen=st.none() | moments, now=moments)
def test_one_rise_from_turn_to_turn(risen, now):
    turn, after = now - timedelta(hours=5), now + timedelta(hours=19)
    earliest = rules.rise_from(risen, now=now, turn=turn, after=after)
    assert earliest == (after if risen and risen >= turn else now)


@given(wished=moments, now=moments)
def test_a_wish_lapses_after_fourteen_days(wished, now):
    assert rules.stands(wished, now=now) == (now < wished + timedelta(days=14))


@given(st.lists(st.integers(0, 40), max_size=60))
def test_a_house_of_five_never_has_a_porch_and_one_of_eight_always(counts):
    open_ = False
    for active in counts:
        open_ = rules.crowded(active, was=open_)
        assert open_ or active < 8
        assert not open_ or active >= 6


@given(st.sets(st.integers(), max_size=12), st.sets(st.integers(), max_size=12), st.integers())
def test_the_porch_shows_at_most_five_and_new_faces_first(seats, seen, seed):
    few = rules.few(sorted(seats), seen=seen, by=Random(seed))
    assert len(few) == min(5, len(seats)) == len(set(few))
    assert set(few) <= seats
    if len(seats - seen) >= 5:
        assert not set(few) & seen
