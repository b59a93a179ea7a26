"""The house key: what wraps every thing's own key. It lives in one file, in two slots.

The file is DATA/keys/house.json, mode 600, shared by all processes of a house and never a setting.
`current` wraps what is new; `previous` is still there while keys are moved from it. A change
replaces the file whole, so a reader sees the old one or the new one and nothing between; the old
one is written over then. Each slot says since when it is the present one: rotation.py turns it
weekly.
"""

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Lock

from django.conf import settings

from . import clock
from .wiping import take_the_place, wipe


class HouseKeyLost(Exception):
    """The words of this house cannot be read with the keys it has. Says which, in a sentence."""


LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)  # of a slot whose file does not say


@dataclass(frozen=True, slots=True)
class Slot:
    epoch: int
    key: bytes = field(repr=False)
    since: datetime = field(default=LONG_AGO, repr=False)


@dataclass(frozen=True, slots=True)
class Slots:
    current: Slot
    previous: Slot | None = None

    def of(self, epoch: int) -> Slot | None:
        return next((s for s in (self.current, self.previous) if s and s.epoch == epoch), None)

    def turned(self) -> "Slots":
        """A new house key; the one before it stays readable. While there is still one before that,
        nothing changes: what is under it could not be read any more."""
        return self if self.previous else Slots(_new(self.current.epoch + 1), self.current)

    def dated(self, now: datetime) -> "Slots":
        """The present one is not from a day to come: the clock that said so was ahead, and the
        week and the hours of grace would begin only then."""
        return Slots(replace(self.current, since=min(self.current.since, now)), self.previous)

    def settled(self, seen: "Slots") -> "Slots":
        """The one before is destroyed, if these are still the slots that were looked at: another
        process may have turned the key meanwhile, and everything be under its one before."""
        return Slots(self.current) if self == seen else self


class HouseKeys:
    """The file, read again whenever another process has replaced it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read: tuple[object, Slots] | None = None

    def current(self, empty: Callable[[], bool]) -> Slot:
        """The slot for what is new. Made the first time, while `empty()`: no key leans on one."""
        return (self._slots() or self._make(empty)).current

    def of(self, epoch: int) -> Slot:
        slots = self._slots()
        slot = slots.of(epoch) if slots else None
        if slot is None:
            raise HouseKeyLost(
                f"The house key of epoch {epoch} is not in {path()}, so what is sealed under it "
                "cannot be read; put back the latest copy of that file."
            )
        return slot

    def slots(self) -> Slots | None:
        """Both, as they are now; None in a house that has sealed nothing yet."""
        return self._slots()

    def replace(self, change: Callable[[Slots], Slots]) -> None:
        """Put another pair of slots in place, for every process at once."""
        with _alone():
            slots = self._slots()
            if slots is None:
                raise HouseKeyLost(f"There is no house key in {path()} to be replaced.")
            _write(change(slots))

    def _make(self, empty: Callable[[], bool]) -> Slots:
        with _alone():
            if (slots := self._slots()) is not None:
                return slots
            if not empty():
                raise HouseKeyLost(
                    f"The house key is missing from {path()} and there are words sealed under it, "
                    "so no new one is made; put back the latest copy of that file."
                )
            _write(slots := Slots(_new(1)))
            return slots

    def _slots(self) -> Slots | None:
        with self._lock:
            mark = _mark()
            while mark and (self._read is None or self._read[0] != mark):
                raw = path().read_bytes()
                before, mark = mark, _mark()
                if mark == before:  # else it was replaced, and may have been read as zeros
                    self._read = (mark, _parse(raw))
            return self._read[1] if mark and self._read else None


def _mark() -> tuple[object, ...] | None:
    """Another one when the file is another; None where there is none."""
    try:
        seen = path().stat()
    except FileNotFoundError:
        return None
    return path(), seen.st_ino, seen.st_mtime_ns, seen.st_size


def _new(epoch: int) -> Slot:
    return Slot(epoch, secrets.token_bytes(32), clock.now())


def path() -> Path:
    return settings.KITH.data / "keys" / "house.json"


def _parse(raw: bytes) -> Slots:
    try:
        kept = {name: _slot(slot) for name, slot in json.loads(raw).items() if slot}
        return Slots(**kept)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise HouseKeyLost(f"{path()} is not a house key file; put back its latest copy.") from None


def _slot(kept: dict[str, str]) -> Slot:
    since = datetime.fromisoformat(kept["since"]) if "since" in kept else LONG_AGO
    slot = Slot(int(kept["epoch"]), b64decode(kept["key"], validate=True), since)
    if len(slot.key) != 32:
        raise ValueError
    return slot


@contextmanager
def _alone() -> Iterator[None]:
    """One process at a time. The lock goes with the process that holds it, however it ends."""
    path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path().with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        flock(handle, LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(slots: Slots) -> None:
    kept = {"current": _kept(slots.current), "previous": _kept(slots.previous)}
    fresh = path().with_suffix(".new")
    wipe(fresh)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(kept, file)
        file.flush()
        os.fsync(file.fileno())
    take_the_place(fresh, path())


def _kept(slot: Slot | None) -> dict[str, object] | None:
    if slot is None:
        return None
    key = b64encode(slot.key).decode()
    return {"epoch": slot.epoch, "key": key, "since": slot.since.isoformat()}


KEYS = HouseKeys()
