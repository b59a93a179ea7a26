"""Raw bytes, wherever they lie, and what in them could be sealed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from . import copies, logs

SEALED = re.compile(rb"\x01(?=(.{60}))", re.DOTALL)  # a version byte, and what follows it
PAGE = 8192  # bytes; PostgreSQL's, and two of SQLite's
DIFFERENT = 40  # of 60 random bytes 53 differ on average, of text 25


@dataclass(frozen=True)
class Piece:
    """One file, or what is packed in one."""

    where: str
    raw: bytes = field(repr=False)


@dataclass(frozen=True)
class At:
    """Where something sealed may begin."""

    piece: int
    offset: int
    follows: bytes = field(repr=False)  # after the version byte


def lying_in(places: Iterable[Path], held: Iterable[Path], since: float = 0) -> list[Piece]:
    """Every file once, and what is packed in files; the same bytes again tell nothing more.
    A file that nobody wrote in `since` then holds nothing that is younger."""
    paths = [path for place in places for path in files_of(place)]
    files = {path: content(path) for path in paths if path.stat().st_mtime >= since}
    ages = copies.keys_in(content(path) for place in held for path in files_of(place))
    found = [Piece(path.name, raw) for path, raw in files.items()]
    found += [Piece(path.name, raw) for path in files for raw in copies.unpacked(path, ages)]
    found += [Piece("log", raw) for raw in logs.whole(files)]
    return list({sha256(piece.raw).digest(): piece for piece in reversed(found)}.values())


def files_of(place: Path) -> list[Path]:
    inside = sorted(place.rglob("*")) if place.is_dir() else [place]
    return [path for path in inside if path.is_file() and not path.is_symlink()]


def content(path: Path) -> bytes:
    """Without empty pages at its end. A living house may take a file away meanwhile."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return b""
    return raw[: -(-len(raw.rstrip(b"\0")) // PAGE) * PAGE]


def random_looking(pieces: list[Piece]) -> list[At]:
    return [at for number, piece in enumerate(pieces) for at in in_piece(number, piece.raw)]


def in_piece(number: int, raw: bytes) -> Iterator[At]:
    for found in SEALED.finditer(raw):
        if len(set(found[1])) >= DIFFERENT:
            yield At(number, found.start(), found[1])
