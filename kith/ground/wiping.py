"""Files that held keys are written over before they go: less of them lies on in free blocks.

A promise only where the disk writes in place. Solid-state disks, copy-on-write file systems (btrfs,
ZFS, APFS), journals of data and snapshots may keep the former bytes wherever they like; the
operator's page says so. An encrypted disk is the answer there.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BLOCK = 1024 * 1024  # bytes at a time


def take_the_place(fresh: Path, path: Path) -> None:
    """What is fresh stands under that name from now on, whole or not at all; what stood there is
    written over. Whoever is reading it in this moment may read zeros, and looks again."""
    with _held(path) as former:
        os.replace(fresh, path)
        settle(path.parent)
        _write_over(former)


def wipe(path: Path) -> None:
    """Written over, and gone. Nothing, where there is none."""
    with _held(path) as former:
        _write_over(former)
        path.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """That a name was changed is on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _held(path: Path) -> Iterator[int | None]:
    """The file itself, whatever becomes of its name."""
    try:
        handle = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        yield None
        return
    try:
        yield handle
    finally:
        os.close(handle)


def _write_over(handle: int | None) -> None:
    if handle is None:
        return
    left = os.fstat(handle).st_size
    while left > 0:
        left -= os.write(handle, bytes(min(left, BLOCK)))
    os.fsync(handle)
