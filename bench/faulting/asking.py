"""Many who ask a house at once, from one loop: requests over connections that are few or many."""

import asyncio
import re
import time
from collections import deque
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings

from bench import PORT

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
GONE = 0  # in place of a status: no answer came


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, as the bytes a browser would send."""

    whole: bytes

    @classmethod
    def get(cls, path: str, cookie: str = "") -> "Asked":
        return cls(_head("GET", path, cookie) + b"\r\n")

    @classmethod
    def post(cls, path: str, cookie: str, token: str, **said: object) -> "Asked":
        body = urlencode({"csrfmiddlewaretoken": token, **said}).encode()
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        told = f"Origin: {settings.KITH.origin}\r\n{kind}Content-Length: {len(body)}\r\n\r\n"
        return cls(_head("POST", path, cookie) + told.encode() + body)


def _head(method: str, path: str, cookie: str) -> bytes:
    kept = f"Cookie: {cookie}\r\n" if cookie else ""
    return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n{kept}".encode()


class Line(asyncio.Protocol):
    """One connection, one request at a time."""

    def __init__(self) -> None:
        self.wire: asyncio.Transport | None = None
        self.come = b""
        self.answer: asyncio.Future[int] | None = None

    @property
    def is_open(self) -> bool:
        return self.wire is not None and not self.wire.is_closing()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self.wire = transport

    def data_received(self, data: bytes) -> None:
        self.come += data
        head, ended, body = self.come.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not ended or (length and len(body) < int(length[1])):
            return
        if CLOSES.search(head):
            self.hang_up()
        self._answered(int(head[9:12]))

    def connection_lost(self, error: Exception | None) -> None:
        self._answered(GONE)

    def hang_up(self) -> None:
        if self.wire:
            self.wire.close()

    async def ask(self, asked: Asked) -> int:
        """The status; opens where it is closed."""
        try:
            if not self.is_open:
                loop = asyncio.get_running_loop()
                await loop.create_connection(lambda: self, "127.0.0.1", PORT)
        except OSError:
            return GONE
        assert self.wire  # noqa: S101
        self.come, self.answer = b"", asyncio.get_running_loop().create_future()
        self.wire.write(asked.whole)
        return await self.answer

    def _answered(self, status: int) -> None:
        if self.answer and not self.answer.done():
            self.answer.set_result(status)


async def timed(asked: Asked, within: float) -> tuple[int, float]:
    """Over a connection of its own, as a phone does: the status, and how long it took (seconds)."""
    line, began = Line(), time.perf_counter()
    try:
        status = await asyncio.wait_for(line.ask(asked), within)
    except TimeoutError:
        status = GONE
    line.hang_up()
    return status, time.perf_counter() - began


class Lines:
    """A bounded number of connections. Who finds none free is counted, and does not wait."""

    def __init__(self, most: int):
        self._free = deque(Line() for _ in range(most))
        self._running: set[asyncio.Task[None]] = set()
        self.statuses: list[int] = []
        self.found_none_free = 0

    def ask(self, asked: Asked) -> None:
        if not self._free:
            self.found_none_free += 1
            return
        task = asyncio.ensure_future(self._over(self._free.popleft(), asked))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _over(self, line: Line, asked: Asked) -> None:
        try:
            self.statuses.append(await line.ask(asked))
        finally:
            self._free.append(line)

    async def one_after_the_other(self, some: "list[Asked]", seconds: float) -> None:
        """A closed loop on each line: as much as the house serves."""
        until = time.perf_counter() + seconds
        await asyncio.gather(*(self._on(line, some, n, until) for n, line in enumerate(self._free)))

    async def _on(self, line: Line, some: "list[Asked]", first: int, until: float) -> None:
        number = first
        while time.perf_counter() < until:
            self.statuses.append(await line.ask(some[number % len(some)]))
            number += len(self._free)

    def close(self) -> None:
        for task in self._running:
            task.cancel()
        for line in self._free:
            line.hang_up()
