"""The disk is full, in the middle of what people do, and then there is room again.

On a small file system of its own where it can be mounted. Else the serving process may write no
file any longer than it is, which SQLite meets as a disk that takes nothing more.
"""

import contextlib
import resource
import time
from pathlib import Path

from bench import DATA
from kith.ground.worker import checkpoint

from . import outage
from .found import Found, Wanted
from .serving import Server

CHUNKS = (1 << 20, 4096, 1)  # bytes; the last grain of room goes as well
LONGEST = 20.0  # seconds until nobody reads or writes for a moment
FAULTS = ("cheerful", "speechless", "lost for words")


class Stuck:
    """Takes nothing more, and still gives what it has."""

    reads, writes = True, False

    def also(self) -> tuple[str, ...]:
        return ()


class Full(Stuck):
    """Everything that is left is taken."""

    def __init__(self) -> None:
        self.ballast = Path(DATA) / "ballast"

    def begin(self, house: Server) -> None:
        no_room_within()
        with self.ballast.open("wb", buffering=0) as file:
            for chunk in CHUNKS:
                with contextlib.suppress(OSError):
                    while file.write(b"\0" * chunk):
                        pass

    def end(self, house: Server) -> None:
        self.ballast.unlink()


class NoLonger(Stuck):
    """No file may grow."""

    def begin(self, house: Server) -> None:
        no_room_within()
        log = Path(DATA) / "kith.sqlite3-wal"
        self.usual = resource.prlimit(house.pid, resource.RLIMIT_FSIZE)
        at_most = (log.stat().st_size, self.usual[1])
        resource.prlimit(house.pid, resource.RLIMIT_FSIZE, at_most)

    def end(self, house: Server) -> None:
        resource.prlimit(house.pid, resource.RLIMIT_FSIZE, self.usual)


def no_room_within() -> None:
    """Or what is written has the room of what was written before. A busy house is asked again."""
    until = time.monotonic() + LONGEST
    while not checkpoint():
        if time.monotonic() > until:
            raise TimeoutError("SQLite's log could not be emptied: nobody left it alone.")


def run(wanted: Wanted) -> Found:
    found = outage.run(wanted, Full() if Path(DATA).parent.is_mount() else NoLonger())
    found.said["mounted"] = Path(DATA).parent.is_mount()
    return found
