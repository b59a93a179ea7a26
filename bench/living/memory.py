"""What five hundred open and quiet pages take in the serving process."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from bench.browser import Browser

from .idle import listening, page
from .people import People

OFTEN = 3


def kilobytes(pid: int) -> int:
    """What a process holds in memory (Linux)."""
    said = Path(f"/proc/{pid}/status").read_text()
    return int(said.split("VmRSS:")[1].split()[0])


@contextlib.contextmanager
def quiet_pages(people: People, server: int) -> Iterator[float]:
    """While they are open. What each of them takes (KB).

    Each was open before, alone and for a moment, often enough for each of the threads that look
    after sockets: what SQLite keeps in memory of whoever has been here is no part of it.
    """
    cookies = [Browser(person).cookie for person in people.idle]
    for cookie in cookies * OFTEN:
        page(cookie).close()
    before = kilobytes(server)
    with listening(cookies):
        time.sleep(1)
        yield round((kilobytes(server) - before) / len(cookies), 1)
