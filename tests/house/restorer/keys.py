"""House keys, by how a key file writes them; and the keys of things, by trying."""

import re
from base64 import b64decode
from binascii import Error
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from .pieces import At, Piece

WRITTEN = re.compile(rb"(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{43}=")
NONCE, KEY, MARK = 12, 32, 4
FIRST = 2  # GCM's counter of the first block (NIST SP 800-38D)


def of_house(pieces: Iterable[Piece]) -> set[bytes]:
    """Whatever could be one, in any file."""
    return {key for piece in pieces for key in written_in(piece.raw)}


def written_in(raw: bytes) -> Iterator[bytes]:
    for found in WRITTEN.findall(raw):
        try:
            yield b64decode(found, validate=True)
        except Error:
            continue


def opened(house: Iterable[bytes], sealed: list[At]) -> set[bytes]:
    """What everything that could be a wrapped key is under each house key; kept if something
    sealed bears its mark."""
    marks = {at.follows[:MARK] for at in sealed}
    return {
        key
        for slot in house
        for key in unwrapped(slot, sealed)
        if sha256(b"mark" + key).digest()[:MARK] in marks
    }


def unwrapped(slot: bytes, sealed: list[At]) -> Iterator[bytes]:
    """All at once: a key is two blocks, and their key stream is the counters, encrypted."""
    counters = b"".join(
        at.follows[:NONCE] + block.to_bytes(4, "big") for at in sealed for block in (FIRST, 3)
    )
    stream = Cipher(algorithms.AES(slot), modes.ECB()).encryptor().update(counters)  # noqa: S305
    for number, at in enumerate(sealed):
        yield mixed(at.follows[NONCE : NONCE + KEY], stream[number * KEY : (number + 1) * KEY])


def mixed(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one) ^ int.from_bytes(other)).to_bytes(len(one))


def under(keys: Iterable[bytes], sealed: list[At]) -> Iterator[tuple[bytes, At]]:
    """Each key with everything that bears its mark."""
    bearing = defaultdict(list)
    for at in sealed:
        bearing[at.follows[:MARK]].append(at)
    for key in keys:
        for at in bearing[sha256(b"mark" + key).digest()[:MARK]]:
            yield key, at
