from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kith.moments import talking
from kith.moments.talking import Phase

BEGAN = datetime(2026, 3, 1, 12, tzinfo=UTC)
minutes = st.sampled_from(talking.LENGTHS)
after = st.timedeltas(timedelta(0), timedelta(hours=3))
stops = st.none() | st.timedeltas(timedelta(0), timedelta(minutes=20))


def at(stopped):
    return None if stopped is None else BEGAN + stopped


@given(minutes=minutes, stopped=stops, later=after, more=after)
def test_a_talk_only_ever_moves_on(minutes, stopped, later, more):
    order = list(Phase)
    one = talking.phase(BEGAN, minutes, at(stopped), BEGAN + later)
    two = talking.phase(BEGAN, minutes, at(stopped), BEGAN + later + more)
    assert order.index(one) <= order.index(two)


@given(minutes=minutes, stopped=stops)
def test_words_go_an_hour_after_the_end_however_it_ended(minutes, stopped):
    end = talking.ends_at(BEGAN, minutes, at(stopped))
    almost = end + timedelta(minutes=59, seconds=59)
    assert talking.phase(BEGAN, minutes, at(stopped), almost) is Phase.OVER
    assert talking.phase(BEGAN, minutes, at(stopped), end + timedelta(hours=1)) is Phase.GONE


@given(minutes=minutes, sooner=st.timedeltas(timedelta(seconds=1), timedelta(minutes=5)))
def test_a_stop_ends_it_at_once_and_needs_no_settling(minutes, sooner):
    stopped = BEGAN + timedelta(minutes=minutes) - sooner
    assert talking.phase(BEGAN, minutes, stopped, stopped) is Phase.OVER


@given(minutes=minutes)
def test_a_minute_to_settle_follows_the_time(minutes):
    end = BEGAN + timedelta(minutes=minutes)
    assert talking.phase(BEGAN, minutes, None, end) is Phase.SETTLING
    assert talking.phase(BEGAN, minutes, None, end + timedelta(minutes=1)) is Phase.OVER


@given(minutes=minutes, stopped=stops, later=after)
def test_between_two_changes_the_page_stays_as_it_is(minutes, stopped, later):
    now = BEGAN + later
    change = talking.next_change(BEGAN, minutes, at(stopped), now)
    if change is None:
        assert talking.phase(BEGAN, minutes, at(stopped), now) is Phase.GONE
        return
    assert change > now
    almost = change - timedelta(microseconds=1)
    for see in (talking.phase(BEGAN, minutes, at(stopped), when) for when in (now, almost)):
        assert see is talking.phase(BEGAN, minutes, at(stopped), now)


@given(levels=st.lists(st.none(), max_size=6))
def test_slower_has_an_end(levels):
    level = 0
    for _ in levels:
        level = talking.slower(level)
    assert level == min(len(levels), 2)


@given(level=st.integers(0, 2), since=st.timedeltas(timedelta(0), timedelta(minutes=2)))
def test_each_ones_lines_are_spaced_and_nothing_else(level, since):
    assert talking.may_say(BEGAN, level, BEGAN + since) == (since >= talking.SPACES[level])
    assert talking.may_say(None, level, BEGAN)


@given(
    mine=st.lists(after, max_size=3), theirs=st.lists(after, max_size=3), later=st.integers(0, 60)
)
def test_asking_live_needs_a_word_of_both_in_the_last_day(mine, theirs, later):
    mine, theirs = [BEGAN + each for each in mine], [BEGAN + each for each in theirs]
    now = max([BEGAN, *mine, *theirs]) + timedelta(hours=later)
    welcome = talking.welcome(mine, theirs, now)
    assert welcome == (bool(mine) and bool(theirs) and later < 24)
    assert talking.welcome(theirs, mine, now) == welcome


@given(wait=st.timedeltas(timedelta(seconds=1), timedelta(minutes=10)), later=after)
def test_the_wait_is_the_same_for_everyone(wait, later):
    assert talking.waiting(BEGAN, wait, BEGAN + later) == (later < wait)
