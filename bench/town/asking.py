"""How often a page asks the database: counted in the very code that serves it."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db import connection

from kith.ground.handler import PooledASGIHandler


class Counter:
    """Handed to the connection; hears of every query."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, execute: Callable[..., Any], sql: str, *how: Any) -> Any:
        self.asked.append(sql)
        return execute(sql, *how)


class Pages:
    """Pages made by the house's own handler, here in this thread."""

    def __init__(self) -> None:
        self.handler = PooledASGIHandler()

    def queries(self, path: str, cookie: str) -> list[str]:
        counter = Counter()
        with connection.execute_wrapper(counter):
            status, _headers, _content = self.handler.make(scope(path, cookie), BytesIO(), None)  # type: ignore[arg-type]
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return counter.asked


def scope(path: str, cookie: str) -> dict[str, Any]:
    host = settings.KITH.origin.partition("://")[2]
    sent = {"host": host, "cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}
    return {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }
