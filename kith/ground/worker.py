"""Does what is due, for as long as the house is open. Any number of them share the work."""

import logging
from contextlib import closing
from threading import Event, Thread
from time import monotonic

from django.db import close_old_connections, connection

from . import due
from .turns import TURNS

CHECKPOINT_EVERY = 120.0  # seconds; what was taken back leaves SQLite's files within five minutes
AGAIN_WHEN_BUSY = 5.0
LONGEST_WAIT = 500  # milliseconds a checkpoint may keep writers waiting
BREATH = 0.05  # seconds, when what is due is in another worker's hands
TURNS_EVERY = 60.0  # hosts may choose another hour for the daily turn

log = logging.getLogger(__name__)


class Worker:
    """`start` it in a thread of the server, or `work` in a process of its own."""

    def __init__(self) -> None:
        self._stopping = Event()
        self._thread: Thread | None = None
        self._turns_at = self._checkpoint_at = monotonic()

    def start(self) -> None:
        self._thread = Thread(target=self.work, name="kith-worker", daemon=True)
        self._thread.start()

    def stop(self, wait: float = 5.0) -> None:
        """No more is begun. What is being done ends, or is done again by the next worker."""
        self._stopping.set()
        due.woken.set()
        if self._thread:
            self._thread.join(wait)

    def work(self) -> None:
        with closing(connection):
            while not self._stopping.is_set():
                due.woken.wait(self._round())

    def _round(self) -> float:
        """Once through everything. How long to pause (seconds)."""
        due.woken.clear()
        try:
            close_old_connections()
            return self._look()
        except Exception as error:  # the database is away, or worse: the next round may do
            log.warning("the worker pauses (%s)", type(error).__name__)
            connection.close()
            return 1.0

    def _look(self) -> float:
        pause, now = due.until_next(), monotonic()
        if now >= self._checkpoint_at:  # however much is due
            self._checkpoint_at = now + (CHECKPOINT_EVERY if checkpoint() else AGAIN_WHEN_BUSY)
        if now >= self._turns_at:
            self._turns_at = now + TURNS_EVERY
            due.keep_turns()
            return 0.0
        if not pause:
            return 0.0 if due.work_off(limit=100) else BREATH
        return pause


def checkpoint() -> bool:
    """Write SQLite's log into its file and empty it: copies of what was taken back stay in it
    until then. False when somebody was reading or writing. Elsewhere there is nothing to do."""
    if connection.vendor != "sqlite":
        return True
    usual = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    TURNS.take()
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout={LONGEST_WAIT}")
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout={usual}")
    finally:
        TURNS.pass_on()
    return not busy
