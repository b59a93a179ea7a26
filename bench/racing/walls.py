"""Each of these is a wall, gone: to see what it is good for. Only in a process made for that."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from kith.ground import clock, due, prepared, rotation, turns
from kith.ground.models import Due, Key
from kith.hosts.models import AccessAsked
from kith.moments.models.delivery import Deliveries
from kith.people import codes, cookies
from kith.people.models import NewAccess, Person
from kith.people.models.access import NewAccesses, RecoveryCodes
from kith.people.models.session import Onto, Sessions
from kith.people.store import SessionStore

from .around import around, instead, pause


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

    instead((QuerySet, "select_for_update"), select_for_update)
    prepared.forget()


def no_drop() -> None:
    """What is held stays, whatever came between the two."""
    instead((Deliveries, "drop_above"), lambda *told: None)


def no_claim() -> None:
    """What is due is ended by whoever did it, whether it is still theirs or not."""
    finish = Due.finish

    def finished(row: Due, again: Any) -> bool:
        finish(row, again)
        return True

    instead((Due, "_if_mine"), lambda row: Due.objects.filter(pk=row.pk))
    instead((Due, "finish"), finished)


def no_proof_again() -> None:
    """Whoever knew a passphrase a moment ago is believed to know it still."""
    instead((Person, "knew_the_passphrase"), lambda person: True)


def used_before_it_goes() -> None:
    """Whether a code is there is looked at, and then it goes."""

    def use(held: Any, person: Person, code: str) -> bool:
        mine = held.filter(person=person, hash=codes.hashed(code))
        there = mine.exists()
        pause()
        mine.delete()
        return bool(there)

    instead((RecoveryCodes, "use"), use)
    instead((NewAccesses, "use"), use)


def access_made_anew() -> None:
    """What was offered before goes, and then there is another."""

    def offer(held: Any, person: Person, by: Person) -> str:
        code = codes.new_code()
        held.filter(person=person).delete()
        pause()
        held.create(person=person, by=by, hash=codes.hashed(code), at=clock.now())
        return code

    instead((NewAccesses, "offer"), offer)


def stopped_by_name() -> None:
    """What was asked for under a name is looked for under that name."""

    def stop(asked: AccessAsked) -> None:
        NewAccess.objects.filter(person=Person.objects.called(asked.name)).delete()
        asked.go()

    instead((AccessAsked, "stop"), stop)


def kept_whole() -> None:
    """A page keeps the session as it knew it, whatever another has kept meanwhile."""

    def onto(store: SessionStore, data: bytes) -> bytes:
        store._sealed = cookies.sealed(str(store.session_key), dict(store.items()))
        return store._sealed

    instead((SessionStore, "_onto"), onto)


def kept_anew() -> None:
    """What is not there any more is made again, as a plain save of a row does."""

    def keep(held: Any, session_hash: str, onto: Onto, known: bytes = b"", **also: Any) -> bool:
        if row := held.filter(hash=session_hash).first():
            pause()
            row.data = onto(row.data)
            row.save()
        return row is not None

    instead((Sessions, "keep"), keep)


def shown_later() -> None:
    """Codes are kept to be shown after they were given, when the page is made."""
    instead((SessionStore, "settle"), lambda store: None)


def kept_in_any_case() -> None:
    """A key that was moved is kept, also where it is not there any more."""

    def keep(row: Key, epoch: int, wrapped: bytes) -> None:
        row.epoch, row.wrapped = epoch, wrapped
        row.save()

    instead((Key, "keep"), keep)


def no_grace() -> None:
    """The former house key goes as soon as nothing is seen to be under it."""
    instead((rotation, "GRACE"), timedelta(0))
