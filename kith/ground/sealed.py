"""Words, each under a key of its own. Taking back destroys the key; the words cannot be read again.

A blob is one version byte, a four-byte mark of the key it was sealed under, a 96-bit nonce and
AES-256-GCM's ciphertext. The thing's name and the field are authenticated with it, so words moved
to another row do not open. Words are padded to whole KiB by one 0x80 byte and zeros (ISO/IEC
7816-4; empty words too), so a length tells nothing. A key is wrapped the same way, under the house
key of its epoch.

`name` is what the words belong to: "moment:TOKEN", "person:TOKEN" (shown to others),
"own:TOKEN" (seen by that person alone). What can be changed while that stays has a key to itself,
"person:TOKEN/card", and a new one each time.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .house_key import KEYS, HouseKeyLost, Slot
from .models import Key
from .prepared import prepared

VERSION = b"\x01"
NONCE = 12  # bytes, as NIST SP 800-38D asks of GCM
MARK = 4
KIB = 1024


class Damaged(Exception):
    """The key is there and the sealed bytes do not open with it: they were changed or mixed up."""


def seal(name: str, words: str, field: str = "") -> bytes:
    """The words, sealed under the key of `name`, which is made if there is none."""
    row = Key.objects.filter(name=name).first() or Key.objects.make(name, *_fresh(name))
    return seal_under(row, words, field)


def seal_new(name: str, words: str, field: str = "") -> bytes:
    """The same for a name that nobody else can know yet: there is no key to look for."""
    row = unkept(name)
    row.save(force_insert=True)
    return seal_under(row, words, field)


def seal_under(row: Key, words: str, field: str = "") -> bytes:
    """The words, sealed under this key."""
    key = _unwrap(row)
    return VERSION + _mark(key) + _close(key, _padded(words.encode()), _of(row.name, field))


def unkept(name: str) -> Key:
    """A new key of that name, for whoever keeps many at once."""
    return Key(name=name, **dict(zip(("epoch", "wrapped"), _fresh(name), strict=True)))


def seal_anew(name: str, words: str, field: str = "") -> bytes:
    """In place of what was sealed under that name before, which nothing opens any more."""
    forget(name)
    return seal(name, words, field)


def read(name: str, blob: bytes | memoryview | None, field: str = "") -> str | None:
    """The words again; None once their key is gone. Raises Damaged for bytes that do not open."""
    return read_all([(name, blob, field)])[0]


def read_all(
    sealed: Iterable[tuple[str, bytes | memoryview | None, str]],
) -> list[str | None]:
    """Many at once, with one query, in the order given."""
    sealed = list(sealed)
    names = list({name for name, blob, _ in sealed if blob})
    rows = keys_named(names) if names else []
    slots = {epoch: KEYS.of(epoch) for epoch in {row.epoch for row in rows}}
    keys = {row.name: _unwrap(row, slots[row.epoch]) for row in rows}
    return [_opened(keys.get(name), name, blob, field) for name, blob, field in sealed]


@prepared
def keys_named(names: Any) -> Any:
    return Key.objects.filter(name__among=names)


class Reading:
    """The words of one page: gathered first, then opened together with one question."""

    def __init__(self) -> None:
        self._sealed: list[tuple[str, bytes | memoryview | None, str]] = []
        self._keep: list[Callable[[str], object]] = []

    def add(
        self, keep: Callable[[str], object], name: str, blob: bytes | memoryview | None, field: str
    ) -> None:
        """`keep(words)` once they are open; empty where their key is gone."""
        self._sealed.append((name, blob, field))
        self._keep.append(keep)

    def open(self) -> None:
        for keep, words in zip(self._keep, read_all(self._sealed), strict=True):
            keep(words or "")


def forget(*names: str) -> None:
    """Destroy the keys: whatever was sealed under them is gone for good."""
    Key.objects.destroy(names)


def rewrap(row: Key) -> None:
    """Move one key under the present house key. What was sealed with it stays as it is."""
    row.keep(*_wrapped(row.name, _unwrap(row)))


def check() -> None:
    """Raises HouseKeyLost, with a sentence for the operator, where keys and house key part ways."""
    epochs = Key.objects.order_by("epoch").values_list("epoch", flat=True).distinct()
    for epoch in list(epochs):
        _unwrap(Key.objects.filter(epoch=epoch).latest("pk"))


def _fresh(name: str) -> tuple[int, bytes]:
    return _wrapped(name, secrets.token_bytes(32))


def _wrapped(name: str, key: bytes) -> tuple[int, bytes]:
    house = KEYS.current(empty=lambda: not Key.objects.exists())
    return house.epoch, VERSION + _close(house.key, key, _key_of(name, house.epoch))


def _unwrap(row: Key, slot: Slot | None = None) -> bytes:
    house = slot or KEYS.of(row.epoch)
    try:
        return _open(house.key, bytes(row.wrapped)[1:], _key_of(row.name, row.epoch))
    except InvalidTag:
        raise HouseKeyLost(
            f"The house key of epoch {row.epoch} is another than the one this house was sealed "
            "under; put back the latest copy of house.json."
        ) from None


def _opened(
    key: bytes | None, name: str, blob: bytes | memoryview | None, field: str
) -> str | None:
    blob = bytes(blob or b"")
    if key is None or not blob or blob[1 : 1 + MARK] != _mark(key):
        return None
    try:
        if blob[:1] != VERSION:
            raise InvalidTag
        return _unpadded(_open(key, blob[1 + MARK :], _of(name, field))).decode()
    except InvalidTag:
        raise Damaged("Sealed words do not open with their key.") from None


def _mark(key: bytes) -> bytes:
    """Tells words whose key was destroyed and made anew from words that were damaged."""
    return hashlib.sha256(b"mark" + key).digest()[:MARK]


def _of(name: str, field: str) -> bytes:
    return f"words\0{name}\0{field}".encode()


def _key_of(name: str, epoch: int) -> bytes:
    return f"key\0{name}\0{epoch}".encode()


def _close(key: bytes, plain: bytes, of: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, of)


def _open(key: bytes, closed: bytes, of: bytes) -> bytes:
    return AESGCM(key).decrypt(closed[:NONCE], closed[NONCE:], of)


def _padded(plain: bytes) -> bytes:
    return plain + b"\x80" + b"\0" * (-(len(plain) + 1) % KIB)


def _unpadded(padded: bytes) -> bytes:
    return padded.rstrip(b"\0")[:-1]
