"""The ways in which the same words may lie on a disk."""

import html
import json
from base64 import b64encode
from urllib.parse import quote, quote_plus

UNCHANGED = 3  # bytes that become four characters of base64


def spelled(words: str) -> set[bytes]:
    written = {words, json.dumps(words)[1:-1], html.escape(words), quote(words), quote_plus(words)}
    encoded = {each.encode(code) for each in written for code in ("utf-8", "utf-16-le")}
    return encoded | in_base64(words.encode())


def in_base64(raw: bytes) -> set[bytes]:
    """Wherever it begins in what is encoded, without the ends that depend on what is beside it."""
    whole = {raw[skipped:] for skipped in range(UNCHANGED)}
    return {b64encode(each[: len(each) // UNCHANGED * UNCHANGED]) for each in whole}
