"""Whatever those who sit here do, the guide can be breathed, and it waits for them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.breathing import rhythm
from kith.breathing.guide import LATE, SOON, Guide, Seated
from kith.breathing.rhythm import HIGHEST, LOWEST

NOW = 1.8e9
DAY = 86400.0
seats = st.integers(1, 8)
clocks = st.sampled_from([0.0, -0.2, -DAY, DAY, 1e300, -1e300]) | st.floats(-5, 5)
pauses = st.sampled_from([0.0, 0.1, 1.0, 5.0, 30.0]) | st.floats(0, 40)
acts = st.lists(
    st.tuples(
        pauses,
        st.one_of(
            st.tuples(st.just("sits"), seats, st.floats(4.5, 6.5), st.booleans()),
            st.tuples(st.just("goes"), seats),
            st.tuples(st.just("presses"), seats, clocks),
            st.tuples(st.just("presses much"), seats),
        ),
    ),
    max_size=60,
)


def presses_much(guide, now, seat):
    for tenth in range(10):
        guide = guide.pressed(seat, now + tenth / 10, now + tenth / 10)
    return guide


DONE = {
    "sits": lambda guide, now, seat, *how: guide.sat(seat, Seated(now, *how)),
    "goes": lambda guide, now, seat: guide.rose(seat),
    "presses": lambda guide, now, seat, off: guide.pressed(seat, now + off, now),
    "presses much": presses_much,
}


def lived(acts):
    """The segments there were, by whatever was done."""
    guide, now, seen = Guide(), NOW, []
    for pause, (what, *how) in acts:
        now += pause
        guide = DONE[what](guide, now, *how).decided(now)
        if guide.segment and guide.segment not in seen:
            seen.append(guide.segment)
    return seen


@settings(max_examples=200)
@given(acts)
def test_no_act_makes_a_guide_that_cannot_be_breathed(acts):
    for segment in lived(acts):
        assert LOWEST <= segment.rate <= HIGHEST
        assert LOWEST <= segment.goal <= HIGHEST


@settings(max_examples=200)
@given(acts)
def test_each_segment_goes_on_where_the_last_one_was(acts):
    for one, after in pairwise(lived(acts)):
        assert after.at > one.at
        assert after.breaths == pytest.approx(one.breaths_at(after.at), abs=1e-6)
        assert after.rate == pytest.approx(one.rate_at(after.at), abs=1e-6)


def sat(*many, follows=False, goal=rhythm.GOAL):
    guide = Guide()
    for seat in many:
        guide = guide.sat(seat, Seated(NOW, goal, follows))
    return guide


def breathing(guide, seat, rate, first, until):
    """Somebody who breathes evenly by themselves, and a house that looks every second."""
    now, due = NOW, NOW + first
    while now < NOW + until:
        now += 1
        while due <= now:
            guide = guide.pressed(seat, due, now)
            due += 60 / rate
        guide = guide.decided(now)
    return guide, now


def test_it_begins_where_they_are():
    guide, _ = breathing(sat(1), 1, 15.0, 0.0, 12)
    assert guide.segment.rate == pytest.approx(15, abs=0.01)
    assert guide.segment.goal == rhythm.GOAL


def test_it_begins_at_twelve_when_nobody_presses():
    assert sat(1, 2).decided(NOW + 19).segment is None
    begun = sat(1, 2).decided(NOW + 20).segment
    assert (begun.rate, begun.goal, begun.at) == (rhythm.USUAL, rhythm.GOAL, NOW + 20 + SOON)


def test_it_begins_at_once_for_those_who_follow():
    assert sat(1, 2, follows=True).decided(NOW).segment is not None


def test_nobody_here_is_nothing_to_decide():
    assert Guide().decided(NOW).segment is None


def test_it_goes_to_the_middle_of_what_they_chose():
    guide = sat(1, goal=4.5, follows=True).sat(2, Seated(NOW, 6.5, True))
    assert guide.decided(NOW).segment.goal == 5.5


def test_it_waits_for_whoever_breathes_a_little_slower():
    guide, now = breathing(sat(1, follows=False), 1, 5.3, 0.0, 1200)
    assert 5.0 <= guide.segment.rate_at(now) <= 5.6


def test_it_waits_for_nobody_who_means_to_follow():
    guide, now = breathing(sat(1, follows=True), 1, 5.0, 0.0, 1200)
    assert guide.segment.rate_at(now) == rhythm.GOAL


def test_whoever_is_in_time_is_not_slowed():
    """They press as the shape begins to fill, and hear of it a moment late, like everybody."""
    guide = sat(1, follows=True).decided(NOW)
    guide = guide.sat(1, Seated(NOW))
    now, last = NOW + SOON, 0
    while now < NOW + 1200:
        now += 0.1
        breath = int(guide.segment.breaths_at(now))
        if breath > last:
            guide, last = guide.pressed(1, now, now), breath
        guide = guide.decided(now)
    assert guide.segment.rate_at(now) == pytest.approx(rhythm.GOAL, abs=0.01)


@pytest.mark.parametrize("told", [-DAY, DAY])
def test_a_clock_that_is_a_day_off_is_not_believed(told):
    press = sat(1).pressed(1, NOW + told, NOW).seats[1].presses[-1]
    assert NOW - LATE <= press.at <= NOW


def test_ten_presses_a_second_are_one():
    guide = sat(1)
    for tenth in range(10):
        guide = guide.pressed(1, NOW + tenth / 10, NOW + tenth / 10)
    assert len(guide.seats[1].presses) == 1


def test_whoever_does_not_sit_here_presses_nothing():
    assert sat(1).pressed(2, NOW, NOW) == sat(1)
    assert sat(1).rose(2) == sat(1)


def test_the_house_whose_clock_went_back_a_day_slides_on_from_where_it_was():
    guide = sat(1, follows=True).decided(NOW + DAY)
    again = guide.sat(1, Seated(NOW, 4.5, True)).decided(NOW)
    assert again.segment.at == NOW + SOON
    assert again.segment.breaths == pytest.approx(guide.segment.breaths_at(NOW + SOON), abs=1e-3)


def test_one_who_presses_anyhow_spoils_nothing_for_the_others():
    guide = sat(2, 3, follows=True).sat(1, Seated(NOW))
    now = NOW
    for pause in [5, 19, 3, 11, 4, 15, 3, 8, 17, 6] * 6:
        now += pause
        guide = guide.pressed(1, now, now).decided(now)
    assert guide.segment.rate_at(now) == pytest.approx(rhythm.GOAL, abs=0.3)


def test_what_somebody_pressed_long_ago_says_nothing_of_now():
    guide, now = breathing(sat(1), 1, 5.0, 0.0, 600)
    assert guide.segment.goal < rhythm.GOAL
    later = guide.decided(now + 120)
    assert replace(later.segment, at=0, breaths=0, rate=6).goal == rhythm.GOAL
