"""What was asked of the database: in order, and without its values.

Django's own list does not know the SQL of a question whose plan PostgreSQL keeps.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def asked() -> Iterator[list[str]]:
    heard: list[str] = []

    def hear(execute: Any, sql: str, *how: Any) -> Any:
        heard.append(sql)
        return execute(sql, *how)

    with connection.execute_wrapper(hear):
        yield heard
