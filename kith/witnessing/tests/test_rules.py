"""Where something told is, and when it goes on."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.witnessing import rules
from kith.witnessing.rules import Course, Phase

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
near = st.integers(-300, 300).map(lambda minutes: NOW + timedelta(minutes=minutes))
courses = st.builds(
    Course,
    from_at=near,
    until=near,
    truth_at=near,
    held=st.integers(0, 2),
    answered=st.integers(0, 2),
    writing=st.booleans(),
    host_asked=st.booleans(),
)


@given(topics=st.sets(st.sampled_from(rules.TOPICS)))
def test_topics_come_back_as_they_were_kept(topics):
    assert rules.topics_of(rules.mask(topics)) == topics


def test_a_topic_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not in tuple"):
        rules.mask(["the weather"])


def test_thoughts_of_dying_can_be_declined():
    assert "dying" in rules.TOPICS


@given(course=courses)
def test_whoever_told_it_is_never_told_that_it_is_held_when_it_is_not(course):
    phase = rules.phase(course, NOW)
    held = phase in {Phase.HELD, Phase.WRITING}
    assert held == (course.held > course.answered)


@given(course=courses)
def test_the_truth_is_told_once_it_takes_longer_than_was_said(course):
    alone = not course.held and not course.answered
    if alone and course.from_at <= NOW < course.until and course.truth_at <= NOW:
        assert rules.phase(course, NOW) in {Phase.LONGER, Phase.HOST_ASKED}


@given(course=courses)
def test_what_nobody_held_in_its_time_is_said_to_be_over(course):
    if not course.held and not course.answered and max(course.from_at, course.until) <= NOW:
        assert rules.phase(course, NOW) is Phase.OVER


@given(since=near, wrote_at=st.none() | near)
def test_what_is_held_goes_on_after_two_hours_and_after_four_however_long_somebody_writes(
    since, wrote_at
):
    on = rules.goes_on_at(since, wrote_at)
    assert since + timedelta(hours=2) <= on <= since + timedelta(hours=4)


@given(wanted=st.integers(1, 2), held=st.integers(0, 3), told_at=near, until=near)
def test_never_more_are_looked_for_than_were_wanted(wanted, held, told_at, until):
    more = rules.looks_for(wanted=wanted, held=held, told_at=told_at, until=until, now=NOW)
    assert 0 <= more <= max(0, wanted - held)
    assert not (more and until <= NOW)


def test_no_second_witness_is_looked_for_after_a_day():
    told = NOW - timedelta(days=1)
    until = NOW + timedelta(days=5)
    asked = {"wanted": 2, "told_at": told, "until": until, "now": NOW}
    assert rules.looks_for(held=1, **asked) == 0
    assert rules.looks_for(held=0, **asked) == 2


@given(counts=st.lists(st.integers(0, 99), min_size=3, max_size=3))
def test_what_was_answered_long_ago_counts_less(counts):
    kept = rules.remembered(counts)
    assert all(after <= before for after, before in zip(kept, counts, strict=True))
    assert sum(counts) > rules.REMEMBERED or list(kept) == counts


@given(heard=st.integers(0, 9), said=st.integers(0, 9))
def test_nobody_is_told_that_people_felt_heard_after_one_or_two(heard, said):
    if rules.felt(heard, said):
        assert said >= 5
        assert heard * 2 > said
