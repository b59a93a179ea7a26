"""A part on disk: compressed lines of JSON, locked for whoever keeps the key, whole or not there.

Everything written and read passes through these two.
"""

import gzip
import json
import os
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from kith.ground.wiping import settle

from .locked import Unreadable, locking, unlocking

__all__ = ["Put", "Unreadable", "reading", "writing"]
Put = Callable[[Any], None]


@contextmanager
def writing(path: Path, to: Sequence[Any] = ()) -> Iterator[Put]:
    """`put(line)` as often as there are lines. Takes its place under its name when all are down.
    `to`: the public keys it is locked for."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    lines = 0
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
        with locking(raw, list(to)) as out, gzip.open(out, "wt", 1, encoding="utf-8") as file:

            def put(line: Any) -> None:
                nonlocal lines
                lines += 1
                file.write(json.dumps(line, default=_told, separators=(",", ":")) + "\n")

            yield put
            put({"end": lines})
        raw.flush()
        os.fsync(raw.fileno())
    os.replace(fresh, path)
    settle(path.parent)


def reading(path: Path, keys: Sequence[Any] = ()) -> Iterator[Any]:
    """The lines again. Raises Unreadable, at the latest where the last one is missing."""
    lines, last = 0, None
    try:
        for last in _parsed(path, keys):
            if not (isinstance(last, dict) and "end" in last):
                lines += 1
                yield last
    except (OSError, EOFError, ValueError) as error:
        raise Unreadable(f"{path} cannot be read ({type(error).__name__}).") from None
    if last != {"end": lines}:
        raise Unreadable(f"{path} is not whole: its end is missing.")


def _parsed(path: Path, keys: Sequence[Any]) -> Iterator[Any]:
    with (
        path.open("rb") as raw,
        unlocking(raw, list(keys), path) as unlocked,
        gzip.open(unlocked, "rt", encoding="utf-8") as file,
    ):
        yield from map(json.loads, file)


def _told(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    return str(value)
