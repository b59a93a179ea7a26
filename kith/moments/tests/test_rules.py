from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kith.connections.rules import Step
from kith.ground.written import plain
from kith.moments import rules

moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(words=st.text(max_size=600))
def test_a_note_is_two_hundred_and_eighty_code_points_at_most(words):
    assert rules.fits(words) == (len(plain(words)) <= 280)


def test_an_umlaut_is_one_however_it_was_typed():
    assert rules.fits("u\u0308" * 280)
    assert rules.fits("\N{SMILING FACE WITH OPEN MOUTH}" * 280)
    assert not rules.fits("a" * 281)


@given(to=st.sampled_from(Step))
def test_nothing_held_stays_above_the_step(to):
    near = set(rules.OPENS) - set(rules.too_near(to))
    assert all(rules.OPENS[kind] <= to for kind in near)


@given(pace=st.none() | st.integers(0, 20), today=st.integers(0, 30), held=st.integers(0, 50))
def test_no_pace_is_ever_exceeded_and_nothing_is_made_up(pace, today, held):
    now = rules.how_many_now(away=False, pace=pace, today=today, held=held)
    assert 0 <= now <= held
    assert pace is None or now == 0 or today + now <= pace


@given(pace=st.none() | st.integers(0, 20), today=st.integers(0, 30), held=st.integers(0, 50))
def test_nothing_comes_to_somebody_who_is_away(pace, today, held):
    assert rules.how_many_now(away=True, pace=pace, today=today, held=held) == 0


@given(now=moments, quiet=st.timedeltas(timedelta(0), timedelta(days=3)))
def test_what_is_held_is_looked_at_again_later_and_by_the_next_turn(now, quiet):
    turn = now + timedelta(hours=9)
    again = rules.look_again(quiet_ends=now + quiet, now=now, turn=turn)
    assert now < again <= turn


@given(kind=st.sampled_from([rules.NOTE, rules.INVITATION]), days=st.integers(0, 400))
def test_only_a_wave_is_a_first_wave(kind, days):
    assert not rules.is_first_wave(
        kind, given_before=False, answers=False, been_here=timedelta(days=days)
    )


@given(days=st.integers(0, 400))
def test_a_first_wave_is_a_newcomers(days):
    been_here = timedelta(days=days)
    first = rules.is_first_wave(rules.WAVE, given_before=False, answers=False, been_here=been_here)
    assert first == (days <= 7)
    for told in (
        {"given_before": True, "answers": False},
        {"given_before": False, "answers": True},
    ):
        assert not rules.is_first_wave(rules.WAVE, **told, been_here=been_here)


@given(wave=moments, theirs=st.lists(moments, max_size=4))
def test_only_what_came_since_is_an_answer(wave, theirs):
    assert rules.unanswered(wave, theirs) == all(at < wave for at in theirs)
