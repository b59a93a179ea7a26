"""Asking the house as its server does: raw bytes in, raw bytes out, through everything it has.

Only the threads are taken out: a page is made where the test stands, so that it is made inside the
test's own transaction.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from queue import Queue
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core import signals
from django.db import close_old_connections

from kith.ground.handler import PooledASGIHandler
from kith.safety.outside import Outside

Headers = list[tuple[bytes, bytes]]
PIECE = 64 * 1024  # bytes; as a server hands on what it reads


@dataclass
class Asked:
    """One request, as it comes off the wire."""

    path: str  # as it is written in a request line: percent and all
    method: str = "GET"
    query: bytes = b""
    headers: Headers = field(default_factory=list)
    body: bytes = b""

    def scope(self) -> dict[str, Any]:
        """As uvicorn writes it."""
        return {
            "type": "http",
            "http_version": "1.1",
            "method": self.method,
            "scheme": "http",
            "path": unquote(self.path),
            "raw_path": self.path.encode(),
            "query_string": self.query,
            "root_path": "",
            "headers": self.headers,
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 80),
        }


@dataclass
class Answer:
    status: int
    headers: Headers
    body: bytes
    method: str = "GET"

    def header(self, name: str) -> str:
        return next(
            (v.decode("latin-1") for k, v in self.headers if k.decode().lower() == name), ""
        )

    @property
    def is_page(self) -> bool:
        return self.header("content-type").startswith("text/html")

    @property
    def page(self) -> str:
        return self.body.decode("utf-8", "replace")


class Here:
    """Stands where a pool of threads does: what is to be made waits until the test makes it."""

    def __init__(self) -> None:
        self.waiting: Queue[Callable[[], None] | None] = Queue()

    def refuse_if_full(self) -> None:
        pass

    def submit(self, do: Callable[..., Any], *given: Any) -> "Future[Any]":
        made: Future[Any] = Future()
        self.waiting.put(lambda: self._make(made, do, *given))
        return made

    @staticmethod
    def _make(made: "Future[Any]", do: Callable[..., Any], *given: Any) -> None:
        try:
            made.set_result(do(*given))
        except Exception as error:
            made.set_exception(error)

    def make_all(self, until: "Future[Any]") -> None:
        """In the thread of whoever calls, which holds the transaction."""
        until.add_done_callback(lambda _done: self.waiting.put(None))
        while make := self.waiting.get():
            make()


HERE = Here()


@cache
def house() -> Outside:
    handler = PooledASGIHandler()
    handler.pages = handler.lane = HERE  # type: ignore[assignment]
    return Outside(handler)


@cache
def loop() -> asyncio.AbstractEventLoop:
    """On which requests are read and answers sent, beside the test."""
    beside = asyncio.new_event_loop()
    Thread(target=beside.run_forever, name="fuzz-loop", daemon=True).start()
    return beside


def answered(asked: Asked) -> Answer:
    """What comes back; where nothing does, what the server would say in the house's place."""
    answering = asyncio.run_coroutine_threadsafe(_answered(asked), loop())
    with the_connection_kept():
        HERE.make_all(until=answering)
    try:
        return answering.result()
    except Exception as error:
        logging.getLogger("uvicorn.error").error("nothing came back", exc_info=error)
        return Answer(500, [], b"")


@contextmanager
def the_connection_kept() -> Iterator[None]:
    """Its transaction is the test's, so no end of a page closes it; as Django's own client does."""
    ends = (signals.request_started, signals.request_finished)
    for end in ends:
        end.disconnect(close_old_connections)
    try:
        yield
    finally:
        for end in ends:
            end.connect(close_old_connections)


async def _answered(asked: Asked) -> Answer:
    pieces = [asked.body[at : at + PIECE] for at in range(0, len(asked.body), PIECE)] or [b""]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if pieces:
            return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}
        return await asyncio.Event().wait()  # type: ignore[return-value]

    async def send(message: Any) -> None:
        sent.append(message)

    await house()(asked.scope(), receive, send)
    status, headers = sent[0]["status"], list(sent[0]["headers"])
    body = b"".join(each.get("body", b"") for each in sent)
    return Answer(status, headers, body, asked.method)


def usual_headers(cookie: str) -> Headers:
    """As a browser of ours sends them."""
    said = {
        "host": urlsplit(settings.KITH.origin).netloc,
        "origin": settings.KITH.origin,
        "sec-fetch-dest": "document",
        "accept-language": "en",
    }
    said |= {"cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"} if cookie else {}
    return [(name.encode(), value.encode("latin-1")) for name, value in said.items()]
