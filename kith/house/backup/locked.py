"""Copies are locked for a key that is not here: age (age-encryption.org/v1), by its Rust library.

The house knows the public half only (KITH_BACKUP_TO), so whoever takes its copies, or the whole
machine, opens none of them. What is written flows through a pipe into the file, so nothing of it
lies on the disk unlocked, not even for a moment.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, BinaryIO

import pyrage
from pyrage import x25519

MAGIC = b"age-encryption.org/v1"


class Unreadable(Exception):
    """The file is not a part of a copy, or not all of it is there, or its key is another."""


class NotAKey(Exception):
    """Says what was given instead of a key, in a sentence for the operator."""


class Beside(Thread):
    """Reads from one file and writes to another, beside the thread that fills or empties a pipe."""

    def __init__(self, act: Callable[..., None], source: BinaryIO, sink: BinaryIO, keys: list[Any]):
        super().__init__(daemon=True)
        self.act, self.source, self.sink, self.keys = act, source, sink, keys
        self.error: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            with self.end_of_pipe():
                self.act(self.source, self.sink, self.keys)
        except Exception as error:  # told to the other thread, which knows what to say
            self.error = error

    def end_of_pipe(self) -> BinaryIO:
        return self.source if self.act is pyrage.encrypt_io else self.sink


@contextmanager
def locking(raw: BinaryIO, to: list[Any]) -> Iterator[BinaryIO]:
    """What is written here lies in `raw` for those alone; as it is, where `to` is empty."""
    if not to:
        yield raw
        return
    source, sink = pipe()
    beside = Beside(pyrage.encrypt_io, source, raw, to)
    try:
        with sink:
            yield sink
    except BrokenPipeError:
        beside.join()
        raise beside.error or OSError("the copy could not be locked") from None
    finally:
        beside.join()
    if beside.error:
        raise beside.error


@contextmanager
def unlocking(raw: BinaryIO, keys: list[Any], name: object) -> Iterator[BinaryIO]:
    """What was written, whether it was locked or not. Raises Unreadable."""
    if raw.read(len(MAGIC)) != MAGIC:
        raw.seek(0)
        yield raw
        return
    raw.seek(0)
    if not keys:
        raise Unreadable(f"{name} is encrypted. Its key is given with --key FILE.")
    source, sink = pipe()
    beside = Beside(pyrage.decrypt_io, raw, sink, keys)
    try:
        with source:
            yield source
    finally:
        beside.join()
    if beside.error and not isinstance(beside.error, BrokenPipeError):
        raise Unreadable(f"{name} does not open with this key, or was changed.")


def pipe() -> tuple[BinaryIO, BinaryIO]:
    read, write = os.pipe()
    return os.fdopen(read, "rb"), os.fdopen(write, "wb")


def recipients(public: list[str]) -> list[Any]:
    """Raises NotAKey."""
    try:
        return [x25519.Recipient.from_str(one.strip()) for one in public if one.strip()]
    except pyrage.RecipientError:
        raise NotAKey(
            "KITH_BACKUP_TO is not a public key of age, so nothing was copied. It begins with "
            "age1; bin/kith backupkey FILE makes one."
        ) from None


def keys_of(file: Path) -> list[Any]:
    """The keys of a file, as age and `backupkey` write it. Raises NotAKey."""
    try:
        lines = [line.strip() for line in file.read_text().splitlines()]
        keys = [x25519.Identity.from_str(one) for one in lines if one and not one.startswith("#")]
    except (OSError, ValueError, pyrage.IdentityError):
        keys = []
    if not keys:
        raise NotAKey(f"There is no key of age in {file}. It begins with AGE-SECRET-KEY-1.")
    return keys


def new_key(file: Path) -> str:
    """A key in a file of its own, which must not be there yet; returns its public half."""
    key = x25519.Identity.generate()
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(f"# public key: {key.to_public()}\n{key}\n")
        out.flush()
        os.fsync(out.fileno())
    return str(key.to_public())
