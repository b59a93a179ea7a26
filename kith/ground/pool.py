"""A few threads, a queue that ends, and a count of who waits."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


class Full(Exception):
    """As many wait as may."""


class Pool:
    """Database connections belong to a thread, so a bounded pool bounds them, too."""

    def __init__(
        self, name: str, threads: int, waiting: int, first: Callable[[], None] | None = None
    ):
        self._threads = ThreadPoolExecutor(threads, f"kith-{name}", initializer=first)
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
        future = self._threads.submit(copy_context().run, do, *args)
        future.add_done_callback(self._out)
        return future

    def _out(self, future: "Future[T]") -> None:
        with self._lock:
            self._inside -= 1
