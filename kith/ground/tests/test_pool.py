"""A few at once, and whoever waits elsewhere is in nobody's way."""

from threading import Barrier, BrokenBarrierError, Event

import pytest

from kith.ground.pool import AT_ONCE, Pool, elsewhere


@pytest.fixture
def pool():
    return Pool("test", 8, 8)


def meet(barrier):
    try:
        barrier.wait(0.3)
    except BrokenBarrierError:
        return False
    return True


def meet_elsewhere(barrier):
    with elsewhere():
        return meet(barrier)


def in_the_pool(pool, do, count):
    barrier = Barrier(count)
    return {job.result(5) for job in [pool.submit(do, barrier) for _ in range(count)]}


def test_no_more_are_busy_at_once(pool):
    assert in_the_pool(pool, meet, AT_ONCE) == {True}
    assert in_the_pool(pool, meet, AT_ONCE + 1) == {False}


def test_whoever_waits_elsewhere_gives_their_place_to_others(pool):
    assert in_the_pool(pool, meet_elsewhere, 8) == {True}


def test_who_stumbles_elsewhere_takes_no_place_along(pool):
    def stumbles():
        with elsewhere():
            raise ZeroDivisionError

    for job in [pool.submit(stumbles) for _ in range(8)]:
        with pytest.raises(ZeroDivisionError):
            job.result(5)
    assert in_the_pool(pool, meet, AT_ONCE) == {True}
    assert in_the_pool(pool, meet, AT_ONCE + 1) == {False}


def test_outside_a_pool_there_is_no_place_to_give_away():
    with elsewhere():
        assert not Event().is_set()
