"""What is due takes effect exactly once, whoever is killed and however many there are."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, transaction

from kith.ground import clock, due, hands
from kith.ground.choices import TURN_HOUR, next_turn, this_turn
from kith.ground.models import LEASE, MOST_TRIES, Chosen, Due, Heard

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def quiet_rooms(monkeypatch):
    """Only what a test itself writes down is due."""
    monkeypatch.setattr(due, "_handlers", {})
    monkeypatch.setattr(due, "_turns", [])
    monkeypatch.setattr(hands, "_answers", [])
    yield
    clock.put_back()


@pytest.fixture
def done():
    """`done` lists every ref that was done."""
    refs = []
    due.when_due("test.it")(refs.append)
    return refs


def in_(minutes):
    return clock.now() + minutes * MINUTE


@pytest.mark.django_db
class TestOne:
    def test_nothing_happens_before_its_time(self, done):
        due.at("test.it", "a", in_(5))
        assert (due.run(), done) == (0, [])
        clock.move(6 * MINUTE)
        assert (due.run(), done) == (1, ["a"])
        assert (due.run(), done) == (0, ["a"])

    def test_what_was_moved_happens_at_the_new_time_alone(self, done):
        due.at("test.it", "a", in_(0))
        due.at("test.it", "a", in_(10))
        assert due.run() == 0
        clock.move(11 * MINUTE)
        assert due.run() == 1

    def test_what_was_cancelled_never_happens(self, done):
        due.at("test.it", "a", in_(0))
        due.cancel("test.it", "a")
        due.cancel("test.it", "never there")
        assert due.run() == 0

    def test_the_oldest_is_done_first(self, done):
        for ref, minutes in (("b", -1), ("c", 0), ("a", -2)):
            due.at("test.it", ref, in_(minutes))
        due.run()
        assert done == ["a", "b", "c"]

    def test_what_nobody_here_knows_is_left_for_whoever_does(self, done):
        due.at("another.room", "a", in_(0))
        assert due.run() == 0
        assert Due.objects.get().attempts == 0

    def test_what_arms_itself_again_goes_on(self):
        rounds = []

        @due.when_due("test.round")
        def round_(ref):
            rounds.append(ref)
            due.at("test.round", ref, in_(10))

        due.at("test.round", "a", in_(0))
        assert due.run() == 1
        clock.move(11 * MINUTE)
        assert due.run() == 1
        assert rounds == ["a", "a"]

    def test_what_thinks_better_of_arming_itself_ends(self):
        @due.when_due("test.round")
        def round_(ref):
            due.at("test.round", ref, in_(10))
            due.cancel("test.round", ref)

        due.at("test.round", "a", in_(0))
        assert due.run() == 1
        assert not Due.objects.exists()

    def test_one_kind_has_one_handler(self, done):
        with pytest.raises(ValueError, match="already"):
            due.when_due("test.it")(print)


@pytest.mark.django_db
class TestFailure:
    @pytest.fixture
    def failing(self):
        """Every try writes something and then fails with somebody's words in its mouth."""
        tries = []

        @due.when_due("test.fails")
        def fail(ref):
            tries.append(ref)
            Heard.objects.create(person="ana", topic=str(len(tries)))
            raise LookupError("dear Ben")

        due.at("test.fails", "a", in_(0))
        return tries

    def test_what_fails_leaves_nothing_behind_and_is_tried_later(self, failing, caplog):
        assert due.run() == 0
        assert not Heard.objects.exists()
        row = Due.objects.get()
        assert (row.error, row.attempts, row.dead) == ("LookupError", 1, False)
        assert row.lease_until > clock.now()
        assert "Ben" not in caplog.text

    def test_it_does_not_hold_up_the_others(self, failing, done):
        due.at("test.it", "b", in_(0))
        assert due.run() == 1

    def test_after_ten_tries_it_is_handed_up_and_left_alone(self, failing, caplog):
        handed = []
        hands.answered_by(lambda *what: handed.append(what))
        for _ in range(MOST_TRIES + 3):
            due.run()
            clock.move(timedelta(hours=1, seconds=1))
        assert len(failing) == MOST_TRIES
        assert handed == [("due.dead", "test.fails", "")]
        assert Due.objects.get().dead

    def test_arming_it_again_gives_it_a_new_life(self, failing):
        Due.objects.update(dead=True, attempts=MOST_TRIES)
        due.at("test.fails", "a", in_(0))
        due.run()
        assert Due.objects.get().attempts == 1


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
