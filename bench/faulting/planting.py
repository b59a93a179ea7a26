"""Faults, each as somebody could make it by mistake. A bench that does not see them proves nothing.

And one thing that is due in a bench alone, which counts how often it was done.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from time import sleep
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import connection
from django.shortcuts import redirect

from kith.ground import choices, due, handler, turns
from kith.ground.models import Due, Heard
from kith.ground.turns import turn
from kith.house import refusals
from kith.moments.models.delivery import Doses
from kith.people import sessions, tries
from kith.people.models import session

COUNTED = "bench.counted"
SHORT = 0.02  # seconds; a fault that hardly lasts is hardly ever hit
SLOW, SLOW_DISK = 0.05, "slow disk"  # seconds
FEW = ThreadPoolExecutor(8)
FAULTS: dict[str, Callable[[], object]] = {}


def counted() -> None:
    due.when_due(COUNTED)(lambda ref: Heard.objects.raise_after(COUNTED, ref))


def fault(name: str) -> Callable[[Callable[[], object]], Callable[[], object]]:
    def keep(do: Callable[[], object]) -> Callable[[], object]:
        FAULTS[name] = do
        return do

    return keep


def plant(name: str) -> None:
    """What is not planted in the house is planted around it. Several are joined by a comma."""
    for each in name.split(","):
        FAULTS.get(each, int)()


@fault("acknowledged first")
def acknowledge_first() -> None:
    """Who posts is told that it was done, while it is still being done."""

    async def see_through(self: Any, job: Any, scope: Any, receive: Any, send: Any) -> None:
        if scope["method"] != "POST":
            return await seen_through(self, job, scope, receive, send)
        gone = [(b"location", b"/people/"), (b"content-length", b"0")]
        await handler.start(send, 302, gone)
        await send({"type": "http.response.body", "body": b""})
        await asyncio.wrap_future(job)

    seen_through = handler.PooledASGIHandler.see_through
    handler.PooledASGIHandler.see_through = see_through  # type: ignore[method-assign]


@fault("in pieces")
def write_in_pieces() -> None:
    """What belongs together is not one transaction."""
    turns.transaction = SimpleNamespace(atomic=slowly)  # type: ignore[assignment]


@contextmanager
def slowly() -> Iterator[None]:
    with connection.execute_wrapper(after_a_while):
        yield


def after_a_while(execute: Any, *query: Any) -> Any:
    sleep(SHORT / 20)
    return execute(*query)


@fault("marked first")
def mark_first() -> None:
    """What is due is marked as done, then done."""

    def done(row: Due) -> bool:
        with turn():
            row.finish(None)
        sleep(SHORT)
        with turn():
            due._handlers[row.kind](row.ref)
        return True

    due._done = done


@fault("marked apart")
def mark_apart() -> None:
    """What is due is done, then marked, each for itself."""

    def done(row: Due) -> bool:
        with turn():
            due._handlers[row.kind](row.ref)
        sleep(SHORT)
        with turn():
            return row.finish(None)

    due._done = done


@fault("no lane")
def take_the_lane_away() -> None:
    """Who closes something stands in line with everybody else."""
    handler.closes = lambda path, method: False


@fault("last in line")
def stand_in_line() -> None:
    """Closing acts have threads of their own, and wait for their turn to write like everybody."""
    taken = turns.Turns.take
    turns.Turns.take = lambda self, closing=False: taken(self)  # type: ignore[method-assign]


@fault(SLOW_DISK)
def write_slowly() -> None:
    """No fault of the house: each turn to write takes as long as on a disk that is worn out."""
    pass_on = turns.Turns.pass_on

    def slowly(self: turns.Turns) -> None:
        sleep(SLOW)
        pass_on(self)

    turns.Turns.pass_on = slowly  # type: ignore[method-assign]


@fault("one connection for good")
def keep_dead_connections() -> None:
    """Nobody looks whether the database is still at the other end."""
    settings.DATABASES["default"]["CONN_HEALTH_CHECKS"] = False


@fault("cheerful")
def acknowledge_anyway() -> None:
    """Whatever went wrong, the page that follows is shown as if it had not."""
    refusals.away = lambda request, error: redirect("/people/")


@fault("speechless")
def say_nothing() -> None:
    """Something broke, and that is all that a page says."""
    refusals.said_of = lambda request, error: "500"


@fault("lost for words")
def say_it_afterwards() -> None:
    """What is said once after an act is kept after it: where it cannot be, the page says that
    nothing has been done."""
    sessions.SessionStore.settle = lambda self: None  # type: ignore[method-assign]


@fault("counted in one place")
def count_only_there() -> None:
    """Tries are counted in Redis, and nowhere while it is away."""
    tries._here = tries._counted


@fault("sessions of tomorrow")
def let_them_last() -> None:
    """A session that was begun while the clock was ahead opens the house once it is put right."""
    session.AHEAD = timedelta(days=400)


@fault("paces begun anew")
def begin_paces_anew() -> None:
    """Another day, whichever: nothing has come yet."""

    def today(self: Any, bond: Any, to: Any) -> int:
        row = self.filter(bond=bond, to=to, day=choices.today()).first()
        return row.arrived if row else 0

    Doses.today = today  # type: ignore[method-assign]


@fault("a thread for each body")
def wait_in_a_thread() -> None:
    """Whoever sends slowly has one of the threads that make pages."""
    whole = handler.read

    async def read(scope: Any, receive: Any) -> Any:
        loop = asyncio.get_running_loop()
        come = asyncio.run_coroutine_threadsafe(whole(scope, receive), loop)
        return await loop.run_in_executor(FEW, come.result)

    handler.read = read  # type: ignore[assignment]
