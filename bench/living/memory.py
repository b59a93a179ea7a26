"""What five hundred open and quiet pages take in the serving process."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

from bench.browser import Browser

from .idle import listening
from .people import People

WARM = 50  # sockets first, so that what is made once is made


def kilobytes(pid: int) -> int:
    """What a process holds in memory (Linux)."""
    said = Path(f"/proc/{pid}/status").read_text()
    return int(said.split("VmRSS:")[1].split()[0])


@contextlib.contextmanager
def quiet_pages(people: People, server: int) -> Iterator[float]:
    """While they are open. What each of them takes (KB)."""
    cookies = [Browser(person).cookie for person in people.idle]
    with listening(cookies[:WARM]):
        pass
    before = kilobytes(server)
    with listening(cookies):
        time.sleep(1)
        yield round((kilobytes(server) - before) / len(cookies), 1)
