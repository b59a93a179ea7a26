"""The time beside the box: what really happened lately, or nothing."""

from hypothesis import given
from hypothesis import strategies as st

from kith.witnessing.usual import ENOUGH, HOUR, MINUTE, SAID, Waited, held_by, usually_within

waits = st.lists(
    st.builds(Waited, st.floats(0, 10 * HOUR), st.booleans()), min_size=ENOUGH, max_size=80
)


def held(minutes, many=1):
    return [Waited(minutes * MINUTE, True)] * many


def not_held(minutes, many=1):
    return [Waited(minutes * MINUTE, False)] * many


def test_with_too_little_to_go_on_nothing_is_said():
    assert usually_within(held(4, ENOUGH - 1)) is None
    assert usually_within(held(4, ENOUGH)) == 5 * MINUTE


def test_four_of_five_were_held_by_then():
    assert usually_within([*held(8, 80), *held(200, 20)]) == 10 * MINUTE


def test_where_many_go_to_a_host_no_time_is_promised():
    assert usually_within([*held(8, 60), *not_held(240, 40)]) is None


def test_whoever_still_waits_is_not_left_out():
    """Half were held at once, and half have waited for an hour: it is not ten minutes."""
    assert usually_within([*held(8, 50), *not_held(60, 50)]) is None


def test_whoever_was_told_only_now_makes_no_time_longer():
    """They have hardly waited, so they say nothing of how long it takes."""
    assert usually_within([*held(8, 80), *held(200, 20), *not_held(0, 30)]) == 10 * MINUTE


@given(waits)
def test_what_is_said_is_one_of_a_few_times(lately):
    assert usually_within(lately) in {None, *SAID}


@given(waits)
def test_more_is_held_with_time_and_never_more_than_all(lately):
    shares = [share for _time, share in held_by(lately, SAID)]
    assert shares == sorted(shares) and all(-1e-9 <= share <= 1 + 1e-9 for share in shares)


@given(st.lists(st.floats(0, 5 * HOUR), min_size=ENOUGH, max_size=80))
def test_where_all_were_held_it_is_their_share(seconds):
    lately = [Waited(each, True) for each in seconds]
    for time, share in held_by(lately, SAID):
        assert abs(share - sum(each <= time for each in seconds) / len(seconds)) < 1e-9


@given(waits, st.randoms())
def test_it_is_the_same_in_any_order(lately, random):
    shuffled = [*lately]
    random.shuffle(shuffled)
    assert usually_within(shuffled) == usually_within(lately)
