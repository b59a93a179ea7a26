"""Codes that open once: 128 random bits, written so that they can be copied by hand."""

from base64 import b32encode
from hashlib import sha256
from secrets import token_bytes

BITS = 128
GROUP = 4
STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
EASY = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o or u
AS_WRITTEN = str.maketrans(STANDARD, EASY)
AS_MISREAD = str.maketrans("ilo", "110")


def new_code() -> str:
    """Like “7k3m-q0x9-…”: 26 letters and digits in groups of four."""
    letters = b32encode(token_bytes(BITS // 8)).decode().rstrip("=").translate(AS_WRITTEN)
    return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))


def hashed(code: str) -> str:
    """It is random, so a plain hash keeps it. Spaces, case and look-alikes do not matter."""
    return sha256(b"kith code:" + _plain(code).encode()).hexdigest()


def _plain(code: str) -> str:
    letters = code.casefold().translate(AS_MISREAD)
    return "".join(letter for letter in letters if letter in EASY)
