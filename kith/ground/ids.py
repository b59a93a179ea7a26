"""Addresses that cannot be guessed or counted."""

import re
from collections.abc import Callable
from functools import cache
from secrets import token_urlsafe
from typing import Any, Self

from django.db import models

from .prepared import prepared

LENGTH = 16  # characters
TOKEN = re.compile(rf"\A[A-Za-z0-9_-]{{{LENGTH}}}\Z")


def new_token() -> str:
    """96 random bits, 16 characters."""
    return token_urlsafe(12)


class Addressed(models.Model):
    """A thing with an address of its own. How it is locked is its own affair, too."""

    token = models.CharField(max_length=16, unique=True, default=new_token, editable=False)

    class Meta:
        abstract = True

    def __repr__(self) -> str:
        """Says nothing of what it holds, wherever it may be printed."""
        return f"<{type(self).__name__}>"

    def locked(self) -> Self | None:
        """This row, fresh, held until the transaction ends; None when it has gone meanwhile.

        A thing between people overrides this and locks in the house's one order:
        people by id, bond, thing.
        """
        return row_lock(type(self), pk=self.pk)


def row_lock(model: Any, **which: Any) -> Any:
    """One row under its lock. `no_key`: others may still point at it while it is held."""
    return only_one(lock_by(model, *which)(*which.values()))


def at_address(model: Any, token: str) -> Any:
    """The thing of that address, or None: for workers, who ask nobody."""
    return only_one(find_by_address(model)(token))


def held(model: Any, token: str) -> list[Any]:
    """The thing of that address under its locks, or nothing where it has gone: for workers, too."""
    thing = at_address(model, token)
    thing = thing.locked() if thing else None
    return [thing] if thing else []


@cache
def find_by_address(model: Any) -> Callable[..., list[Any]]:
    @prepared
    def found(token: Any) -> Any:
        return model._default_manager.filter(token=token)

    return found


@cache
def lock_by(model: Any, *names: str) -> Callable[..., list[Any]]:
    @prepared
    def locked(*values: Any) -> Any:
        rows = model._default_manager.select_for_update(no_key=True, of=("self",))
        return rows.filter(**dict(zip(names, values, strict=True)))

    return locked


def only_one(rows: Any) -> Any:
    """The one row that there can be, or None. `first()` would have it sorted, for which Django
    compares all columns with each other."""
    return next(iter(rows), None)
