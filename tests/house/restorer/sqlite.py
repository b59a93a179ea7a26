"""SQLite's pages, in its file and in its log: what is longer than a page goes on in others.

(SQLite's file format, sections 1.6, 4.1.) A page ends with, or an overflow page begins with, the
number of the page on which it goes on. Every version of
that page is tried.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache

from .pieces import At, Piece

PAGE = 4096
FILE, LOG = b"SQLite format 3\0", (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
LOG_HEAD, FRAME_HEAD = 32, 24
Pages = dict[int, set[bytes]]
Fits = Callable[[bytes], bool]


def pages_of(raw: bytes) -> Iterator[tuple[int, int]]:
    """Each page's number, and where it begins."""
    if raw.startswith(FILE):
        yield from ((at // PAGE + 1, at) for at in range(0, len(raw), PAGE))
    elif raw.startswith(LOG):
        for at in range(LOG_HEAD, len(raw), FRAME_HEAD + PAGE):
            yield int.from_bytes(raw[at : at + 4]), at + FRAME_HEAD


def gathered(pieces: list[Piece], at: At, begins: Fits) -> Iterator[bytes]:
    """Whatever it may be, as far as each beginning of it fits."""
    raw = pieces[at.piece].raw
    top = max((begin for _, begin in pages_of(raw) if begin <= at.offset), default=None)
    if top is None:
        return
    there, page = every_page(tuple(pieces)), raw[top : top + PAGE]
    for end, following in leads(page, at.offset - top, max(there)):
        yield from along(page[at.offset - top : end], following, there, begins)


@lru_cache(maxsize=1)
def every_page(pieces: tuple[Piece, ...]) -> Pages:
    there = defaultdict(set)
    for piece in pieces:
        for number, begin in pages_of(piece.raw):
            there[number].add(piece.raw[begin : begin + PAGE])
    return dict(there)


def leads(page: bytes, begins: int, last: int) -> Iterator[tuple[int, int]]:
    """Where it may break off, and the page it may go on with: random bytes are rarely so small a
    number."""
    numbers = [(at, page[at : at + 4]) for at in range(begins, len(page) - 3)]
    for at, number in [*numbers, (PAGE, page[:4])]:
        if 1 < int.from_bytes(number) <= last:
            yield at, int.from_bytes(number)


def along(sofar: bytes, number: int, there: Pages, begins: Fits) -> Iterator[bytes]:
    for page in there.get(number, set()) if begins(sofar) else ():
        following = int.from_bytes(page[:4])
        yield sofar + page[4:]
        yield from along(sofar + page[4:], following, there, begins)
