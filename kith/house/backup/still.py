"""The database as it is at one moment, while people go on."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def still() -> Iterator[None]:
    """Everything read inside belongs to one moment. Nobody waits for it and it waits for nobody."""
    with _sqlite() if connection.vendor == "sqlite" else _postgres():
        yield


@contextmanager
def _sqlite() -> Iterator[None]:
    """A plain BEGIN: Django's own would be IMMEDIATE here, and keep every writer waiting."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


@contextmanager
def _postgres() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
