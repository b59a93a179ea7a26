"""The worker does what is due by itself, sleeps through trouble, and stops when asked."""

import signal
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection

from kith.ground import clock, due, hands
from kith.ground import worker as work
from kith.ground.models import Due, Heard
from kith.ground.worker import Worker, checkpoint

FIVE_MINUTES = 300.0


@pytest.fixture
def worker(monkeypatch):
    monkeypatch.setattr(due, "_handlers", {})
    monkeypatch.setattr(due, "_turns", [])
    worker = Worker()
    yield worker
    worker.stop()


def soon(true, within=3.0):
    end = time.monotonic() + within
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return true()


@pytest.mark.django_db(transaction=True)
def test_what_is_due_now_is_done_without_waiting_for_the_next_look(worker):
    done = []
    due.when_due("test.it")(lambda ref: done.append(time.monotonic()))
    worker.start()
    time.sleep(0.3)
    began = time.monotonic()
    due.at("test.it", "a", clock.now())
    assert soon(lambda: done and not Due.objects.exists())
    assert done[0] - began < 0.5


@pytest.mark.django_db(transaction=True)
def test_it_goes_on_when_the_database_was_away(worker, monkeypatch):
    looks = []

    def away():
        looks.append(1)
        if len(looks) == 1:
            raise OSError
        return 0.01

    monkeypatch.setattr(worker, "_look", away)
    worker.start()
    due.woken.set()
    assert soon(lambda: len(looks) > 2)


@pytest.mark.django_db(transaction=True)
def test_it_stops_when_asked(worker):
    worker.start()
    worker.stop()
    assert not worker._thread.is_alive()


@pytest.mark.django_db(transaction=True)
def test_what_was_taken_back_leaves_the_log_of_sqlite(settings):
    Heard.objects.create(person="ana", topic="taken-back-words")
    Heard.objects.all().delete()
    if connection.vendor == "sqlite":
        kept, written = Path(connection.settings_dict["NAME"]), b"taken-back-words"
        log = kept.with_name(kept.name + "-wal")
        assert written in log.read_bytes()
        assert checkpoint()
        assert log.read_bytes() == b""
        assert written not in kept.read_bytes()
    assert checkpoint()


@pytest.mark.parametrize("pause", [1.0, 0.0])
@pytest.mark.django_db(transaction=True)
def test_it_empties_the_log_well_within_five_minutes(worker, monkeypatch, pause):
    """However much is due; and soon again, where somebody was reading just then."""
    emptied, answers, now = [], iter([False]), [0.0]
    monkeypatch.setattr(work, "checkpoint", lambda: emptied.append(now[0]) or next(answers, True))
    monkeypatch.setattr(work, "monotonic", lambda: now[0])
    monkeypatch.setattr(due, "until_next", lambda: pause)
    worker._checkpoint_at = worker._turns_at = 0.0
    for now[0] in range(0, 300, 5):
        worker._look()
    assert emptied == [0, 5, 125, 245]


def test_it_looks_often_enough(monkeypatch, db):
    monkeypatch.setattr(due, "_handlers", {})
    assert due.until_next() + work.CHECKPOINT_EVERY + work.AGAIN_WHEN_BUSY < FIVE_MINUTES


@pytest.mark.django_db(transaction=True)
def test_who_writes_is_not_kept_waiting_by_a_busy_log():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            checkpoint()
            assert cursor.execute("PRAGMA busy_timeout").fetchone()[0] == 10000


def test_what_is_handed_up_reaches_the_room_that_answers(monkeypatch, caplog):
    monkeypatch.setattr(hands, "_answers", [])
    hands.hand_up("a.kind", "ref", "dear Ben")
    assert "a.kind" in caplog.text and "Ben" not in caplog.text
    handed = []
    hands.answered_by(lambda *what: handed.append(what))
    hands.hand_up("a.kind", "ref", "words")
    assert handed == [("a.kind", "ref", "words")]


def test_elsewhere_there_is_no_log_to_write_into_the_file(monkeypatch):
    monkeypatch.setattr(work, "connection", SimpleNamespace(vendor="postgresql"))
    monkeypatch.setattr(work, "TURNS", None)
    assert checkpoint()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_of_its_own_ends_when_it_is_told_to(monkeypatch, told):
    stopped, usual = [], signal.getsignal(told)

    def works(worker):
        signal.raise_signal(told)
        stopped.append(worker._stopping.is_set())

    monkeypatch.setattr(Worker, "work", works)
    try:
        call_command("work")
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(told, usual)
    assert stopped == [True]
