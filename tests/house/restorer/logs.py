"""PostgreSQL's write-ahead log as one stream: each of its pages begins with a head of its own,
which would lie in the middle of what is longer (src/include/access/xlog_internal.h)."""

import re
from collections.abc import Iterator
from pathlib import Path

SEGMENT = re.compile(r"[0-9A-F]{24}")
PAGE, HEAD, FIRST_HEAD = 8192, 24, 40


def whole(files: dict[Path, bytes]) -> Iterator[bytes]:
    segments = sorted(path for path in files if SEGMENT.fullmatch(path.name))
    if segments:
        yield b"".join(part for path in segments for part in bodies(files[path]))


def bodies(raw: bytes) -> Iterator[bytes]:
    for at in range(0, len(raw), PAGE):
        yield raw[at + (HEAD if at else FIRST_HEAD) : at + PAGE]
