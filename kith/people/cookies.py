"""What a session's cookie opens: its row by a hash, its data by a key. Neither gives the cookie."""

import json
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12  # bytes
KIB = 1024


def new_cookie() -> str:
    """256 random bits."""
    return token_urlsafe(32)


def hashed(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()


def sealed(cookie: str, data: dict[str, Any]) -> bytes:
    """What a session holds, padded to whole KiB, so that its length tells nothing."""
    plain = json.dumps(data).encode()
    nonce = token_bytes(NONCE)
    plain += b" " * (-len(plain) % KIB)
    return nonce + AESGCM(_key(cookie)).encrypt(nonce, plain, hashed(cookie).encode())


def opened(cookie: str, blob: bytes | memoryview) -> dict[str, Any]:
    """The same again; empty where there is nothing, or nothing that this cookie opens."""
    blob = bytes(blob)
    if not blob:
        return {}
    try:
        plain = AESGCM(_key(cookie)).decrypt(blob[:NONCE], blob[NONCE:], hashed(cookie).encode())
    except InvalidTag:
        return {}
    return json.loads(plain)


def _key(cookie: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"kith session data").derive(cookie.encode())
