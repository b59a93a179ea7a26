"""What is due: a row with a time, claimed by a worker, in effect exactly once.

A worker claims a row for 60 s in a transaction of its own, then does what is due in another; at
its end, inside it, the row goes only if the claim still holds. So whatever is killed at any point
is done by the next worker, and nothing is done twice. A handler locks what it acts on (people,
bond, thing) and looks again: what made it due may have changed. `at` and `cancel` are called after
those locks, so that nobody waits for each other.
"""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Min

from . import clock
from .choices import asked_once, next_turn, this_turn
from .hands import hand_up
from .models import MOST_TRIES, Due
from .prepared import prepared
from .turns import turn

Handler = Callable[[str], object]
AtTurn = Callable[[datetime], object]

AWAY = (OperationalError, InterfaceError)  # the database was: no fault of what was due
log = logging.getLogger(__name__)
woken = Event()  # set when something new is due; the worker of this process waits on it
_handlers: dict[str, Handler] = {}
_turns: list[str] = []


class NotOurs(Exception):
    """The claim ran out, or the row was moved or cancelled meanwhile: nothing takes effect."""


@dataclass
class Running:
    """What this thread is doing just now, and when it is to be done again."""

    row: Due
    again: datetime | None = None


_running: ContextVar[Running | None] = ContextVar("running", default=None)


def when_due(kind: str) -> Callable[[Handler], Handler]:
    """`@when_due("connections.rise")` on what is done with the ref, inside a transaction."""

    def keep(handler: Handler) -> Handler:
        if kind in _handlers:
            raise ValueError(f"{kind!r} has a handler already")
        _handlers[kind] = handler
        return handler

    return keep


def at_turn(kind: str) -> Callable[[AtTurn], AtTurn]:
    """`@at_turn("pace.doses")`: once at each daily turn, with the turn. A missed one is not made
    up: after an absence only the last is done, so what is done fits however long it has been."""

    def keep(handler: AtTurn) -> AtTurn:
        def turned(ref: str) -> None:
            handler(this_turn())
            at(kind, ref, next_turn())

        when_due(kind)(turned)
        _turns.append(kind)
        return handler

    return keep


def at(kind: str, ref: str, when: datetime) -> None:
    """Due then. One row a kind and ref: it moves, also while somebody is about to do it."""
    mine = _mine(kind, ref)
    if mine:
        mine.again = when
        return
    Due.objects.arm(kind, ref, when)
    transaction.on_commit(woken.set)


def cancel(kind: str, ref: str) -> None:
    """Not due any more. Whoever is about to do it will find that it is not theirs."""
    mine = _mine(kind, ref)
    if mine:
        mine.again = None
    else:
        Due.objects.filter(kind=kind, ref=ref).delete()


def is_set(kind: str, ref: str) -> bool:
    """Whether it is coming. What was given up after too many tries is not."""
    return Due.objects.waiting([kind]).filter(ref=ref).exists()


def run(limit: int = 1000) -> int:
    """Do what is due now, daily turns included, oldest first. How many took effect."""
    keep_turns()
    return work_off(limit)


def work_off(limit: int) -> int:
    done = 0
    while done < limit and (row := _claimed()):
        done += _done(row)
    return done


def keep_turns() -> None:
    """A row for each daily turn, at the hour that the hosts have chosen by now."""
    kept = dict(turns_kept(*_turns))
    coming = next_turn()
    for kind in _turns:
        if kind not in kept:
            at(kind, "", this_turn())
        elif kept[kind] > clock.now() and kept[kind] != coming:
            at(kind, "", coming)


@prepared
def turns_kept(*kinds: Any) -> Any:
    return Due.objects.filter(kind__in=kinds, ref="").values_list("kind", "due_at")


def until_next(most: float = 1.0) -> float:
    """Seconds until something is due, at most `most`; 0 when something is."""
    now = clock.now()
    if Due.objects.is_ready(now, _handlers):
        return 0.0
    coming = Due.objects.waiting(_handlers).filter(due_at__gt=now).aggregate(next=Min("due_at"))
    return min(most, (coming["next"] - now).total_seconds()) if coming["next"] else most


def _mine(kind: str, ref: str) -> Running | None:
    mine = _running.get()
    return mine if mine and (mine.row.kind, mine.row.ref) == (kind, ref) else None


def _claimed() -> Due | None:
    if not Due.objects.is_ready(clock.now(), _handlers):
        return None
    with turn(lasting=False):  # a claim that is lost with the power is made again
        return Due.objects.claim(clock.now(), _handlers)


def _done(row: Due) -> bool:
    if row.attempts > MOST_TRIES:  # every worker that tried was gone before it could say why
        _put_off(row, "Unfinished")
        return False
    try:
        with turn(), asked_once():
            _take_effect(row)
    except NotOurs:
        return False
    except AWAY as error:
        _put_off(row, type(error).__name__, counts=False)
        return False
    except Exception as error:
        _put_off(row, type(error).__name__)
        return False
    return True


def _take_effect(row: Due) -> None:
    mine = Running(row)
    token = _running.set(mine)
    try:
        _handlers[row.kind](row.ref)
    finally:
        _running.reset(token)
    if not row.finish(mine.again):
        raise NotOurs


def _put_off(row: Due, error: str, counts: bool = True) -> None:
    log.warning("%s failed (%s), try %s", row.kind, error, row.attempts)
    with turn():
        if not row.put_off(clock.now(), error, counts):
            hand_up("due.dead", row.kind)
