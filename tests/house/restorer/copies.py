"""What is packed in copies of a house: compressed lines, with whatever is sealed in base64."""

import gzip
import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pyrage
from pyrage import x25519

LOCKED, PACKED = b"age-encryption.org/v1", b"\x1f\x8b"
KEY = re.compile(rb"AGE-SECRET-KEY-1[A-Z0-9]+")
IN_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")


def keys_in(contents: Iterable[bytes]) -> list[x25519.Identity]:
    written = {key.decode() for raw in contents for key in KEY.findall(raw)}
    return [x25519.Identity.from_str(key) for key in written]


def unpacked(path: Path, keys: list[x25519.Identity]) -> Iterator[bytes]:
    raw = unlocked(path.read_bytes(), keys) if path.exists() else b""
    if raw.startswith(PACKED):
        lines = decompressed(raw)
        yield lines
        yield b"\0\0\0\0".join(decoded(lines))


def unlocked(raw: bytes, keys: list[x25519.Identity]) -> bytes:
    if raw.startswith(LOCKED) and keys:
        with suppress(pyrage.DecryptError):
            return pyrage.decrypt(raw, keys)
    return raw


def decompressed(raw: bytes) -> bytes:
    """Nothing, where it is no archive to its end."""
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError):
        return b""


def decoded(lines: bytes) -> Iterator[bytes]:
    for found in IN_BASE64.findall(lines):
        with suppress(Error):
            yield b64decode(found)
