"""A worker may be killed, too slow, or one of many: what is due takes effect once."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import OperationalError, connection, transaction

from kith.ground import clock, due
from kith.ground.choices import TURN_HOUR, next_turn, this_turn
from kith.ground.models import LEASE, MOST_TRIES, Chosen, Due, Heard

MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.usefixtures("quiet_rooms")


def in_(minutes):
    return clock.now() + minutes * MINUTE


@pytest.mark.django_db
class TestLease:
    def test_what_a_killed_worker_had_is_done_by_the_next(self, done):
        due.at("test.it", "a", in_(0))
        assert due._claimed()  # and now it is killed
        assert due.run() == 0
        clock.move(LEASE + timedelta(seconds=1))
        assert (due.run(), done) == (1, ["a"])

    def test_a_worker_that_was_too_slow_has_no_effect(self, done):
        due.when_due("test.slow")(lambda ref: Heard.objects.create(person="ana", topic=ref))
        due.at("test.slow", "a", in_(0))
        slow = due._claimed()
        clock.move(LEASE + timedelta(seconds=1))
        assert due.run() == 1
        assert not due._done(slow)
        assert Heard.objects.count() == 1

    def test_what_was_moved_while_it_was_being_done_is_undone_and_waits(self):
        due.when_due("test.slow")(lambda ref: Heard.objects.create(person="ana", topic=ref))
        due.at("test.slow", "a", in_(0))
        row = due._claimed()
        due.at("test.slow", "a", in_(5))
        assert not due._done(row)
        assert not Heard.objects.exists()
        clock.move(6 * MINUTE)
        assert due.run() == 1

    def test_what_was_cancelled_while_it_was_being_done_is_undone(self):
        due.when_due("test.slow")(lambda ref: Heard.objects.create(person="ana", topic=ref))
        due.at("test.slow", "a", in_(0))
        row = due._claimed()
        due.cancel("test.slow", "a")
        assert not due._done(row)
        assert not Heard.objects.exists()

    def test_something_that_kills_every_worker_is_given_up(self, done):
        due.at("test.it", "a", in_(0))
        for _ in range(MOST_TRIES):
            assert due._claimed()
            clock.move(LEASE + timedelta(seconds=1))
        assert due.run() == 0
        assert Due.objects.get().dead
        assert done == []


@pytest.mark.django_db
class TestTrouble:
    def test_what_fails_for_want_of_a_database_is_never_given_up(self, quiet_rooms):
        tried = []

        def away(ref):
            tried.append(ref)
            raise OperationalError

        due.when_due("test.away")(away)
        due.at("test.away", "a", in_(0))
        for _ in range(MOST_TRIES + 3):
            due.run()
            clock.move(timedelta(seconds=10))
        assert len(tried) == MOST_TRIES + 3
        assert not Due.objects.get().dead

    def test_a_claim_from_a_time_still_to_come_holds_nobody_up(self, done):
        due.at("test.it", "a", in_(0))
        clock.move(timedelta(days=1))
        assert due._claimed()  # and now it is killed, and the clock is put right
        clock.put_back()
        assert (due.run(), done) == (1, ["a"])


@pytest.mark.django_db
class TestTurns:
    def test_each_turn_is_done_once(self):
        turns = []
        due.at_turn("test.turn")(turns.append)
        due.run()
        due.run()
        first = this_turn()
        clock.move(timedelta(days=1))
        due.run()
        assert turns == [first, first + timedelta(days=1)]

    def test_after_an_absence_only_the_last_turn_is_done(self):
        turns = []
        due.at_turn("test.turn")(turns.append)
        due.run()
        clock.move(timedelta(days=90))
        due.run()
        assert turns[1:] == [this_turn()]

    def test_another_hour_of_the_turn_holds_from_the_next(self):
        due.at_turn("test.turn")(lambda turn: None)
        due.run()
        hour = (TURN_HOUR.get() + 5) % 24
        Chosen.objects.keep("ground.turn_hour", hour)
        due.run()
        assert Due.objects.get().due_at == next_turn()
        assert Due.objects.get().due_at.hour == hour


@pytest.mark.django_db
def test_the_worker_knows_when_to_look_again(done):
    assert due.until_next() == 1.0
    due.at("test.it", "a", clock.now() + timedelta(seconds=0.5))
    assert 0 < due.until_next() <= 0.5
    clock.move(MINUTE)
    assert due.until_next() == 0


@pytest.mark.django_db(transaction=True)
def test_something_new_wakes_the_worker_once_it_is_saved(done):
    due.woken.clear()
    with transaction.atomic():
        due.at("test.it", "a", in_(0))
        assert not due.woken.is_set()
    assert due.woken.is_set()


@pytest.mark.django_db(transaction=True)
def test_four_workers_do_two_hundred_things_once_each():
    effects = Counter()
    counting = threading.Lock()

    def effect(ref):
        Heard.objects.raise_after("ana", ref)
        with counting:
            effects[ref] += 1

    due.when_due("test.it")(effect)
    for number in range(200):
        due.at("test.it", str(number), in_(0))

    took_effect = in_threads(4, due.run)
    assert sum(took_effect) == 200
    assert Heard.objects.filter(number=1).count() == 200
    assert not Due.objects.exists()
    assert max(effects.values()) == 1


def in_threads(count, do):
    answers = []

    def working():
        try:
            answers.append(do())
        finally:
            connection.close()

    threads = [threading.Thread(target=working) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
