"""A few threads, a queue that ends, and a count of who waits.

Python does one thing at a time in a process. Pages in the making beyond three add nothing to it:
each only waits longer, and so does whoever has to get through. So there are more threads than that
for one reason alone: some wait elsewhere, for a passphrase's hash or a slow reader.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from threading import Lock, Semaphore, local
from typing import TypeVar

T = TypeVar("T")


class Full(Exception):
    """As many wait as may."""


AT_ONCE = 3  # of a pool's threads, besides those that wait elsewhere
_mine = local()


@contextmanager
def elsewhere() -> Iterator[None]:
    """While this thread waits for something slow, another one may be busy in its place. Never in a
    transaction: what it holds would be held until it has a place again."""
    places = getattr(_mine, "places", None)
    if places is None:
        yield
        return
    places.release()
    try:
        yield
    finally:
        places.acquire()


class Pool:
    """Database connections belong to a thread, so a bounded pool bounds them, too."""

    def __init__(
        self, name: str, threads: int, waiting: int, first: Callable[[], None] | None = None
    ):
        self._threads = ThreadPoolExecutor(threads, f"kith-{name}", initializer=first)
        self._places = Semaphore(AT_ONCE)
        self._most = threads + waiting
        self._inside = 0
        self._lock = Lock()

    def refuse_if_full(self) -> None:
        if self._inside >= self._most:
            raise Full

    def submit(self, do: Callable[..., T], *args: object) -> "Future[T]":
        """Do it in a thread, in a copy of the caller's context. Raises Full."""
        with self._lock:
            self.refuse_if_full()
            self._inside += 1
        future = self._threads.submit(self._in_place, copy_context().run, do, *args)
        future.add_done_callback(self._out)
        return future

    def _in_place(self, run: Callable[..., T], *what: object) -> T:
        with self._places:
            _mine.places = self._places
            return run(*what)

    def _out(self, future: "Future[T]") -> None:
        with self._lock:
            self._inside -= 1
