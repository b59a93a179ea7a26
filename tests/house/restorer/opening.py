"""Words, out of what is sealed, in one piece or scattered over pages."""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from functools import partial

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from . import postgres, sqlite
from .keys import FIRST, MARK, NONCE
from .pieces import At, Piece

HEAD = 1 + MARK + NONCE
TAG = 16
KIB = 1024
MOST = HEAD + 64 * KIB + TAG


def ways_to_read(key: bytes, pieces: list[Piece], at: At) -> Iterator[bytes]:
    """As it stands; and where it does not end there, with what it may go on with elsewhere."""
    raw, offset = pieces[at.piece].raw, at.offset
    text = read(key, raw[offset : offset + MOST])
    yield text
    if not is_whole(text):
        begins = partial(is_beginning, key)
        for kind in (sqlite, postgres):
            yield from (read(key, blob) for blob in kind.gathered(pieces, at, begins))


def read(key: bytes, blob: bytes) -> bytes:
    """Ends where padding does; what follows it is somebody else's."""
    plain = decrypted(key, blob)
    ends = (end for end in range(KIB, len(plain) + 1, KIB) if is_whole(plain[:end]))
    return plain[: next(ends, None)]


def decrypted(key: bytes, blob: bytes) -> bytes:
    """By the key stream alone."""
    counter = blob[1 + MARK : HEAD] + FIRST.to_bytes(4, "big")
    stream = Cipher(algorithms.AES(key), modes.CTR(counter)).decryptor()
    return stream.update(blob[HEAD:])


def is_whole(plain: bytes) -> bool:
    """Text, padded to whole KiB by one 0x80 byte and zeros."""
    said = plain.rstrip(b"\0")
    return len(plain) % KIB == 0 and said.endswith(b"\x80") and is_text(said[:-1])


def is_beginning(key: bytes, blob: bytes) -> bool:
    """Of text that may go on: a wrong page in it is noise."""
    return is_text(decrypted(key, blob).rstrip(b"\0").removesuffix(b"\x80"), final=False)


def is_text(raw: bytes, final: bool = True) -> bool:
    try:
        return getincrementaldecoder("utf-8")().decode(raw, final) is not None
    except UnicodeDecodeError:
        return False
