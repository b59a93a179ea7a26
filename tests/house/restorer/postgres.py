"""What PostgreSQL moves out of a row: chunks of a value, each with its number.

(PostgreSQL's documentation, 65.2 TOAST.) Sealed words are random, so they are never compressed,
only cut. A chunk lies in a row, dead or alive, or in a record of the log, always the same way: the
value's number, the chunk's, its length in four bytes, its bytes.
"""

import re
from collections.abc import Callable, Iterator
from struct import pack

from .pieces import At, Piece

HEAD = 12
LARGEST = 1996  # bytes of a value in one chunk
Fits = Callable[[bytes], bool]


def gathered(pieces: list[Piece], at: At, begins: Fits) -> Iterator[bytes]:
    """Whatever it may be, as far as each beginning of it fits."""
    raw, offset = pieces[at.piece].raw, at.offset
    if offset >= HEAD and raw[offset - 8 : offset - 4] == pack("<i", 0):
        value = raw[offset - HEAD : offset - 8]
        yield from along(pieces, value, 0, chunk(raw, offset - HEAD), begins)


def chunk(raw: bytes, begins: int) -> bytes:
    """Nothing, where no length of a chunk stands: an index has the same numbers."""
    length = (int.from_bytes(raw[begins + 8 : begins + HEAD], "little") >> 2) - 4
    return raw[begins + HEAD : begins + HEAD + length] if 0 < length <= LARGEST else b""


def along(
    pieces: list[Piece], value: bytes, number: int, sofar: bytes, begins: Fits
) -> Iterator[bytes]:
    """One after the other, as long as they are full."""
    if len(sofar) < (number + 1) * LARGEST or not begins(sofar):
        yield sofar
        return
    for part in chunks(pieces, value + pack("<i", number + 1)):
        yield from along(pieces, value, number + 1, sofar + part, begins)


def chunks(pieces: list[Piece], head: bytes) -> set[bytes]:
    there = re.compile(re.escape(head))
    found = (chunk(piece.raw, at.start()) for piece in pieces for at in there.finditer(piece.raw))
    return {part for part in found if part}
