"""Taking a lock out, to see what it is good for. Only ever in a process made for that."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial, wraps
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from kith.ground import clock, due, turns
from kith.ground.models import Due
from kith.hosts.models import AccessAsked
from kith.moments.models.delivery import Deliveries
from kith.people import codes
from kith.people.models import NewAccess, Person
from kith.people.models.access import NewAccesses, RecoveryCodes

from .race import Spot

Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


class Effect:
    """When what is timed was done last, in this process."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.began: float | None = None  # nobody else could see it before this (monotonic seconds)
        self.held: float | None = None  # from here on everybody could
        self.open = False  # done, in a turn that has not ended


EFFECT = Effect()


def around(spot: Spot, wrap: Wrap) -> None:
    owner, name = spot
    setattr(owner, name, wrap(getattr(owner, name)))


def lingering(do: Callable[..., Any]) -> Callable[..., Any]:
    """The same, with a moment before and after it now and then: so that the other may act between
    what somebody sees and what they do."""

    @wraps(do)
    def slowly(*args: Any, **kwargs: Any) -> Any:
        pause()
        answer = do(*args, **kwargs)
        pause()
        return answer

    return slowly


class Pause:
    """As long as the other takes, at most: that differs from machine to machine."""

    most = 0.0  # seconds

    def __call__(self) -> None:
        if random.random() < 0.5:  # noqa: S311
            time.sleep(random.uniform(0, self.most))  # noqa: S311


pause = Pause()


def timed(do: Callable[..., Any]) -> Callable[..., Any]:
    """Notes when it was done. In a turn, that is when the turn ends."""

    @wraps(do)
    def noted(*args: Any, **kwargs: Any) -> Any:
        EFFECT.began, EFFECT.open = time.monotonic(), True
        answer = do(*args, **kwargs)
        EFFECT.held = time.monotonic()
        return answer

    return noted


def watch_turns() -> None:
    """Every turn notes just before it ends, and when it has ended."""

    @contextmanager
    def watched() -> Iterator[None]:
        with transaction.atomic():
            yield
            if EFFECT.open:
                EFFECT.began = time.monotonic()
        if EFFECT.open:
            EFFECT.held, EFFECT.open = time.monotonic(), False

    turns.transaction = SimpleNamespace(atomic=watched)  # type: ignore[attr-defined]


# Each of these is a wall, gone


def no_turn() -> None:
    """Nothing is begun before looking: on SQLite, no BEGIN IMMEDIATE. Each statement is its own.

    With a plain BEGIN nothing would break: SQLite refuses to write from a snapshot that is old.
    What is due is claimed as ever."""
    no_turn_at_all()
    around((due, "_claimed"), transaction.atomic)


def no_turn_at_all() -> None:
    turns.transaction = SimpleNamespace(atomic=nullcontext)  # type: ignore[attr-defined]


def no_lock_of(*models: type[Model]) -> Callable[[], None]:
    """Rows of these are looked at without being held."""
    return partial(_unheld, frozenset(models))


def _unheld(models: frozenset[type[Model]]) -> None:
    held = QuerySet.select_for_update

    def select_for_update(rows: Any, *args: Any, **kwargs: Any) -> Any:
        return rows.all() if rows.model in models else held(rows, *args, **kwargs)

    QuerySet.select_for_update = select_for_update  # type: ignore[method-assign]


def no_drop() -> None:
    """What is held stays, whatever came between the two."""
    Deliveries.drop_above = lambda *told: None  # type: ignore[method-assign]


def no_claim() -> None:
    """What is due is ended by whoever did it, whether it is still theirs or not."""
    finish = Due.finish

    def finished(row: Due, again: Any) -> bool:
        finish(row, again)
        return True

    Due._if_mine = lambda row: Due.objects.filter(pk=row.pk)  # type: ignore[method-assign]
    Due.finish = finished  # type: ignore[method-assign]


def no_proof_again() -> None:
    """Whoever knew a passphrase a moment ago is believed to know it still."""
    Person.knew_the_passphrase = lambda person: True  # type: ignore[method-assign]


def used_before_it_goes() -> None:
    """Whether a code is there is looked at, and then it goes."""

    def use(held: Any, person: Person, code: str) -> bool:
        mine = held.filter(person=person, hash=codes.hashed(code))
        there = mine.exists()
        pause()
        mine.delete()
        return bool(there)

    RecoveryCodes.use = NewAccesses.use = use  # type: ignore[method-assign]


def access_made_anew() -> None:
    """What was offered before goes, and then there is another."""

    def offer(held: Any, person: Person, by: Person) -> str:
        code = codes.new_code()
        held.filter(person=person).delete()
        pause()
        held.create(person=person, by=by, hash=codes.hashed(code), at=clock.now())
        return code

    NewAccesses.offer = offer  # type: ignore[method-assign]


def stopped_by_name() -> None:
    """What was asked for under a name is looked for under that name."""

    def stop(asked: AccessAsked) -> None:
        NewAccess.objects.filter(person=Person.objects.called(asked.name)).delete()
        asked.go()

    AccessAsked.stop = stop  # type: ignore[method-assign]
