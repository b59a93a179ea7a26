"""Those who send slowly, half, or far too much keep nobody waiting, and nothing fills up.

Uploads that stall in the middle, requests that stall in their first lines, and bodies of ten
megabytes again and again, with and without saying so beforehand: meanwhile pages are looked at and
things are closed as ever.
"""

import asyncio
import os
import statistics
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bench import PORT
from bench.browser import Browser
from kith.ground.handler import SLOWEST

from . import crowd
from .asking import Asked, timed
from .closing import Closing, some_of_each
from .found import Found, Wanted
from .lane import LATEST, cores, get_through
from .server import opened

STALLED, HALF_ASKED, LARGE = 24, 100, 3  # how many at once; of the large ones, of each kind
HEAD = f"POST /rest/begin/ HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n".encode()
HALF_A_BODY = HEAD + b"Content-Length: 4000\r\n\r\n" + b"b" * 100
HALF_A_HEAD = HEAD + b"Cookie: "
PIECE, PIECES = b"b" * 0x10000, 160  # ten megabytes
SAID = [HEAD + f"Content-Length: {len(PIECE) * PIECES}\r\n\r\n".encode()] + [PIECE] * PIECES
UNSAID = [HEAD + b"Transfer-Encoding: chunked\r\n\r\n"]
UNSAID += [b"10000\r\n" + PIECE + b"\r\n"] * PIECES
BREATH = 0.05  # seconds between two large ones
A_SECOND = 5.0  # closing acts
MOST_MS, MOST_MEMORY = 300.0, 64.0  # milliseconds (p95); megabytes more than before
FAULTS = ("a thread for each body",)


def run(wanted: Wanted) -> Found:
    own, other = cores()
    os.sched_setaffinity(0, own)
    with opened(wanted) as house:
        os.sched_setaffinity(0, other)
        found, people = Found(), crowd.people(8, "Careful")
        page = Asked.get("/today/", Browser(people[0]).cookie)
        while wanted.goes_on(found):
            closings = some_of_each(people, wanted.acts)
            before = megabytes(house.pid)
            found.broken += asyncio.run(one_round(found, page, closings))
            found.said["megabytes_more"] = round(megabytes(house.pid) - before, 1)
            too_much = megabytes(house.pid) - before > MOST_MEMORY
            found.unless(not too_much, f"it holds {found.said['megabytes_more']} MB more")
            found.rounds += 1
            found.acts += len(closings)
        return found


def megabytes(pid: int) -> float:
    """What a process keeps in memory (Linux)."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def one_round(found: Found, page: Asked, closings: list[Closing]) -> list[str]:
    stalled = [Stalled(HALF_A_BODY) for _ in range(STALLED)]
    others = [Stalled(HALF_A_HEAD) for _ in range(HALF_ASKED)]
    for each in [*stalled, *others]:
        await each.begin()
    large = [asyncio.ensure_future(again_and_again(body)) for body in (SAID, UNSAID) * LARGE]
    acting = asyncio.gather(*(get_through(c, n / A_SECOND) for n, c in enumerate(closings)))
    took = await looked_at(page, acting)
    for sending in large:
        sending.cancel()
    found.said |= {"large_bodies": sum(await asyncio.gather(*large)), **figures(took)}
    given_up = [await each.status() for each in stalled]
    for each in others:
        each.end()
    return [*complaints(took, closings), *in_the_end(given_up)]


class Stalled:
    """Begun, and not gone on with."""

    def __init__(self, half: bytes):
        self.half = half

    async def begin(self) -> None:
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", PORT)
        self.writer.write(self.half)

    async def status(self) -> str:
        """What the house says once it has stopped waiting."""
        try:
            line = await asyncio.wait_for(self.reader.readline(), SLOWEST + LATEST)
        except TimeoutError:
            return "not at all"
        self.end()
        return line.decode()[9:12]

    def end(self) -> None:
        self.writer.close()


async def again_and_again(body: list[bytes]) -> int:
    """How many were sent, or as much of them as the house would take."""
    sent = 0
    with suppress(asyncio.CancelledError):
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(LATEST):  # wait_for may swallow that all is over
                    await one_large(body)
            sent += 1
            await asyncio.sleep(BREATH)
    return sent


async def one_large(body: list[bytes]) -> None:
    """Until the house hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    with suppress(ConnectionError):
        for piece in body:
            writer.write(piece)
            await writer.drain()
        await reader.readline()
    writer.close()


async def looked_at(page: Asked, until: "asyncio.Future[list[None]]") -> list[tuple[int, float]]:
    took = []
    while not until.done():
        took.append(await timed(page, LATEST))
        await asyncio.sleep(0.05)
    return took


def complaints(took: list[tuple[int, float]], closings: list[Closing]) -> Iterator[str]:
    for status, _seconds in took:
        if status != 200:
            yield f"a page was answered {status}"
    for closing in closings:
        if not closing.succeeded:
            yield f"a {closing.kind} was answered {closing.status}"
    if figures(took)["pages_p95_ms"] > MOST_MS:
        yield f"pages took {figures(took)}"


def in_the_end(given_up: list[str]) -> Iterator[str]:
    for status in given_up:
        if status != "408":
            yield f"a stalled body was answered {status}"


def figures(took: list[tuple[int, float]]) -> dict[str, float]:
    seconds = sorted(seconds for _status, seconds in took)
    return {
        "pages_p50_ms": round(statistics.median(seconds) * 1000, 1),
        "pages_p95_ms": round(seconds[int(len(seconds) * 0.95)] * 1000, 1),
    }
