"""Laws of the guide: it can always be breathed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.breathing import rhythm
from kith.breathing.rhythm import HIGHEST, LOWEST, Segment

from . import vectors

rates = st.floats(LOWEST, HIGHEST)
times = st.floats(-7200, 7200)  # seconds since a segment began
segments = st.builds(Segment, st.just(1.8e9), st.floats(0, 1e4), rates, rates)
A_MOMENT = 0.05  # seconds
A_TICK = 1e-7  # of a time in seconds, as a number of 53 bits has it


@given(segments, times)
def test_it_is_never_slower_than_four_nor_quicker_than_twenty(segment, since):
    assert LOWEST - 1e-9 <= segment.rate_at(segment.at + since) <= HIGHEST + 1e-9


@given(segments, times, st.floats(0, 600))
def test_it_changes_by_one_breath_a_minute_in_a_minute_at_most(segment, since, more):
    one, other = segment.rate_at(segment.at + since), segment.rate_at(segment.at + since + more)
    assert abs(other - one) <= rhythm.SLIDE * more / 60 + A_TICK


@given(segments, times, st.floats(0.001, 600))
def test_it_always_goes_on_as_fast_as_its_rate_says(segment, since, more):
    at = segment.at + since
    breaths = segment.breaths_at(at + more) - segment.breaths_at(at)
    slowest, quickest = sorted([segment.rate_at(at), segment.rate_at(at + more)])
    assert slowest * more / 60 - 1e-5 <= breaths <= quickest * more / 60 + 1e-5


@given(segments, times, rates)
def test_a_turn_is_not_felt(segment, since, goal):
    """The place and the rate are the same, on both sides."""
    time = segment.at + since
    turned = segment.turned(time, goal)
    assert turned.breaths_at(time) == pytest.approx(segment.breaths_at(time), abs=1e-6)
    assert turned.rate_at(time) == pytest.approx(segment.rate_at(time), abs=1e-9)


@given(segments, st.floats(0, 3600))
def test_a_breath_out_is_longer_than_the_breath_in_before_it(segment, since):
    """In real time, while it slides, too."""
    whole = int(segment.breaths_at(segment.at + since)) + 1
    begins, turns, ends = (when(segment, whole + part) for part in (0, rhythm.IN, 1))
    assert ends - turns > turns - begins


def when(segment, breaths):
    """The time at which it has come there, by halving."""
    early, late = segment.at - 60, segment.at + 2e5
    for _ in range(100):
        middle = (early + late) / 2
        early, late = (middle, late) if segment.breaths_at(middle) < breaths else (early, middle)
    return late


@given(segments, times)
def test_the_shape_is_never_still(segment, since):
    """In any half of a second it moves, also where it turns: nobody is asked to hold."""
    seen = [
        rhythm.fullness(segment.breaths_at(segment.at + since + step * A_MOMENT))
        for step in range(11)
    ]
    assert max(seen) - min(seen) > 0.002


@given(st.floats(-1e4, 1e4))
def test_the_shape_lies_between_empty_and_full_and_jumps_nowhere(breaths):
    assert 0 <= rhythm.fullness(breaths) <= 1
    assert abs(rhythm.fullness(breaths + 1e-4) - rhythm.fullness(breaths)) < 1e-3


@given(st.floats(-1e3, 1e3))
def test_it_fills_while_it_goes_in_and_empties_while_it_goes_out(breaths):
    fills = rhythm.fullness(breaths + 1e-6) >= rhythm.fullness(breaths) - 1e-12
    turning = min(abs(breaths % 1 - part) for part in (0, rhythm.IN, 1)) < 2e-6
    assert turning or fills == rhythm.goes_in(breaths)


@pytest.mark.parametrize(
    "wrong",
    [(1, 0, 3.9, 6), (1, 0, 6, 20.1), (1, 0, float("nan"), 6), (float("inf"), 0, 6, 6)],
)
def test_what_cannot_be_breathed_is_no_segment(wrong):
    with pytest.raises(ValueError):
        Segment(*wrong)


def test_it_is_what_the_examples_say_that_the_script_is_held_to():
    for example in json.loads(vectors.FILE.read_text()):
        segment = Segment(*(example[name] for name in ("at", "breaths", "rate", "goal")))
        for time, rate, breaths, full in example["then"]:
            assert segment.rate_at(time) == pytest.approx(rate, abs=1e-6)
            assert segment.breaths_at(time) == pytest.approx(breaths, abs=1e-6)
            assert rhythm.fullness(segment.breaths_at(time)) == pytest.approx(full, abs=1e-5)


def test_the_examples_are_those_that_are_made():
    assert json.loads(vectors.FILE.read_text()) == vectors.made()


# Where people are


@given(st.lists(rates, max_size=8), rates)
def test_it_begins_between_those_who_sit_here_and_slides_to_their_goal(each, goal):
    begun = rhythm.begun(each, goal, 0.0)
    assert min(each, default=rhythm.USUAL) - 1e-9 <= begun.rate
    assert begun.rate <= max(each, default=rhythm.USUAL) + 1e-9
    assert begun.goal == goal


@given(rates, st.integers(3, 6))
def test_somebody_who_breathes_evenly_is_read_right(rate, many):
    presses = [60 / rate * number for number in range(many)]
    assert rhythm.own_rate(presses) == pytest.approx(rate)


@pytest.mark.parametrize(
    "presses",
    [[], [1.0], [1.0, 6.0], [0, 1, 2, 3], [0, 5, 6, 20], [0, 40, 80, 120]],
    ids=["none", "one", "two", "quicker than breath", "anyhow", "slower than breath"],
)
def test_what_is_no_breath_says_nothing_of_how_somebody_breathes(presses):
    assert rhythm.own_rate(presses) is None


@given(st.lists(st.floats(4.5, 6.5), max_size=8))
def test_a_goal_is_between_what_each_has_chosen(goals):
    goal = rhythm.goal_of(goals)
    assert min(goals, default=6) - 1e-9 <= goal <= max(goals, default=6) + 1e-9


@given(st.lists(st.floats(-100, 100)))
def test_no_goal_is_further_than_any_that_can_be_chosen(goals):
    assert rhythm.SLOWEST_GOAL <= rhythm.goal_of(goals) <= rhythm.QUICKEST_GOAL


# Waiting


@given(st.floats(0.11, 0.45), st.lists(st.floats(-0.05, 0.05), min_size=3, max_size=8))
def test_whoever_is_behind_is_seen_to_be(late, each):
    assert rhythm.behind([(late + little) % 1 for little in each]) == pytest.approx(late, abs=0.06)


@given(st.floats(0.5, 0.99), st.integers(3, 8))
def test_whoever_is_early_is_not_hurried_after(place, many):
    assert rhythm.behind([place] * many) in (0.0, pytest.approx(0.5))


@given(st.floats(0, 1), st.integers(3, 8))
def test_presses_all_around_the_breath_say_nothing(first, many):
    assert rhythm.behind([(first + number / many) % 1 for number in range(many)]) == 0.0


@given(st.lists(st.floats(0, 1), max_size=6), st.none() | rates, rates)
def test_nobody_slows_the_guide_by_more_than_one_breath_a_minute(places, own, rate):
    assert 0 <= rhythm.slower(own, places, rate) <= rhythm.MOST


def test_whoever_breathes_a_little_slower_is_waited_for():
    assert rhythm.slower(5.5, [0.2, 0.3, 0.4], 6.0) > 0.5
    assert rhythm.slower(7.0, [0.0, 0.0, 0.0], 6.0) == 0.0


@given(st.lists(st.floats(0, rhythm.MOST), max_size=8))
def test_one_of_many_slows_it_for_the_others_by_their_part(each):
    assert rhythm.slower_for_all(each) <= max(each, default=0) + 1e-12
