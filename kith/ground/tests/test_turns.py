from contextlib import contextmanager, nullcontext
from threading import Event, Thread
from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection

from kith.ground import turns as ground_turns
from kith.ground.pool import AT_ONCE, Pool
from kith.ground.turns import Turns, go_first, turn


def waiting(turns, line, name, *, closing=False):
    """Someone who waits for their turn, writes down their name, and passes it on."""
    there = Event()

    def wait():
        there.set()
        turns.take(closing)
        line.append(name)
        turns.pass_on()

    thread = Thread(target=wait)
    thread.start()
    there.wait(5)
    return thread


def standing(turns):
    return len(turns._closing) + len(turns._others)


def settle(turns, count):
    for _ in range(500):
        if standing(turns) == count:
            return
        Event().wait(0.01)
    raise AssertionError("nobody came")


def test_first_come_first_served_and_closing_acts_before_all():
    turns, line = Turns(), []
    turns.take()
    threads = []
    for number, (name, closing) in enumerate(
        [("note", False), ("wave", False), ("wall", True), ("rest", True)]
    ):
        threads.append(waiting(turns, line, name, closing=closing))
        settle(turns, number + 1)
    turns.pass_on()
    for thread in threads:
        thread.join(5)
    assert line == ["wall", "rest", "note", "wave"]


def test_a_free_turn_is_taken_at_once():
    turns = Turns()
    for _ in range(2):
        turns.take()
        assert standing(turns) == 0
        turns.pass_on()


@pytest.mark.django_db(transaction=True)
def test_a_turn_is_one_transaction_and_a_turn_within_is_a_part_of_it():
    assert not connection.in_atomic_block
    with turn():
        assert connection.in_atomic_block
        with turn(closing=True):
            assert connection.in_atomic_block
        assert connection.in_atomic_block
    assert not connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_who_stumbles_passes_the_turn_on():
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), turn():
            raise ZeroDivisionError
    with turn():
        assert connection.in_atomic_block


@pytest.mark.django_db(transaction=True)
def test_everything_that_a_closing_act_writes_goes_first(monkeypatch):
    """Also what is kept of its session before and after."""
    line = []

    class Seen(Turns):
        def take(self, closing=False):
            line.append(closing)
            super().take(closing)

    def act():
        go_first()
        with turn():
            pass
        connection.close()

    monkeypatch.setattr(ground_turns, "TURNS", Seen())
    thread = Thread(target=act)
    thread.start()
    thread.join(5)
    with turn():
        pass
    assert line == ([True, False] if connection.vendor == "sqlite" else [])


def synchronous():
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA synchronous").fetchone()[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how, during", [({}, 2), ({"lasting": False}, 1)])
def test_what_is_done_is_on_the_disk_unless_it_need_not_last(how, during):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits for the disk in every transaction")
    with turn(**how):
        assert synchronous() == during
    assert synchronous() == 2


@pytest.mark.django_db(transaction=True)
def test_after_a_turn_that_broke_the_next_waits_for_the_disk_again():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL waits for the disk in every transaction")
    with pytest.raises(ZeroDivisionError), turn(lasting=False):
        raise ZeroDivisionError
    with turn():
        assert synchronous() == 2


def test_elsewhere_rows_are_locked_and_nobody_stands_in_a_queue(monkeypatch):
    there = SimpleNamespace(in_atomic_block=False, vendor="postgresql")
    monkeypatch.setattr(ground_turns, "connection", there)
    monkeypatch.setattr(ground_turns, "committed_elsewhere", nullcontext)
    monkeypatch.setattr(ground_turns, "TURNS", None)
    with turn():
        done = True
    assert done


@contextmanager
def breaking_at_its_end():
    yield
    raise OperationalError


def test_a_connection_that_goes_with_the_commit_leaves_it_unsure(monkeypatch):
    monkeypatch.setattr(ground_turns.transaction, "atomic", breaking_at_its_end)
    with pytest.raises(ground_turns.Unsure), ground_turns.committed_elsewhere():
        pass


def test_a_connection_that_goes_before_the_commit_is_no_riddle(monkeypatch):
    monkeypatch.setattr(ground_turns.transaction, "atomic", nullcontext)
    with pytest.raises(OperationalError) as gone, ground_turns.committed_elsewhere():
        raise OperationalError
    assert type(gone.value) is OperationalError


def test_what_is_committed_elsewhere_is_committed(monkeypatch):
    monkeypatch.setattr(ground_turns.transaction, "atomic", nullcontext)
    with ground_turns.committed_elsewhere():
        done = True
    assert done


@pytest.mark.django_db(transaction=True)
def test_who_stands_in_line_for_a_turn_keeps_no_page_waiting():
    def act():
        with turn():
            pass
        connection.close()

    pool = Pool("test", 8, 8)
    ground_turns.TURNS.take()
    acting = [pool.submit(act) for _ in range(AT_ONCE + 1)]
    try:
        assert pool.submit(lambda: "a page").result(5) == "a page"
    finally:
        ground_turns.TURNS.pass_on()
    for each in acting:
        each.result(5)
