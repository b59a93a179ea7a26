"""Writing doors take turns, first come first served, closing acts first.

SQLite has one writer at a time and an unfair lock (the slowest of many writers waited 5.6 s).
So in one process writers queue here, before BEGIN. PostgreSQL locks rows and needs no queue.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Event, Lock, local

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction

from .pool import elsewhere


class Turns:
    """A fair queue with two lines: walls, take-backs, steps back and rest are let in first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held = False
        self._closing: deque[Event] = deque()
        self._others: deque[Event] = deque()

    def take(self, closing: bool = False) -> None:
        with self._lock:
            if not self._held:
                self._held = True
                return
            mine = Event()
            (self._closing if closing else self._others).append(mine)
        mine.wait()

    def pass_on(self) -> None:
        with self._lock:
            line = self._closing or self._others
            if line:
                line.popleft().set()
            else:
                self._held = False


TURNS = Turns()
_mine = local()


def go_first() -> None:
    """From now on every turn of this thread is a closing act's: its session's turns, too."""
    _mine.first = True


@contextmanager
def turn(closing: bool = False, lasting: bool = True) -> Iterator[None]:
    """One transaction, in turn. Inside another one of this thread's, a part of that one.

    Not `lasting`: SQLite does not wait for the disk. A house that is killed loses nothing by it;
    one whose power fails may lose it, as a whole, and nothing before it.
    """
    if connection.in_atomic_block or getattr(_mine, "has", False):
        with transaction.atomic():
            yield
        return
    if connection.vendor != "sqlite":
        with committed_elsewhere():
            yield
        return
    with elsewhere():  # one alone has the turn, and whoever stands in line for it is not busy
        TURNS.take(closing or getattr(_mine, "first", False))
        _mine.has = True
        try:
            with nullcontext() if lasting else unsynced(), transaction.atomic():
                yield
        finally:
            _mine.has = False
            TURNS.pass_on()


@contextmanager
def unsynced() -> Iterator[None]:
    """Commits are in the log at once, and on the disk with the next that waits for it."""
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA synchronous").fetchone()[0]
        cursor.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA synchronous={before}")


class Unsure(DatabaseError):
    """The connection went while this was being committed. It is there whole, or not at all, and
    nobody knows which. SQLite commits in this process, so there it is always known."""


@contextmanager
def committed_elsewhere() -> Iterator[None]:
    done = False
    try:
        with transaction.atomic():
            yield
            done = True
    except (OperationalError, InterfaceError) as error:
        if done:
            raise Unsure from error
        raise
