"""The two files that the database is worth nothing without: the house key, and the secret."""

import hashlib
import os
from base64 import b64decode
from pathlib import Path
from typing import Any

from django.conf import settings

from kith.ground import house_key, sealed

from .place import Refused

MOST_TRIES = 3


def gathered() -> dict[str, bytes]:
    """As they are in this moment; what they hold opens the keys of it. Raises HouseKeyLost."""
    for _try in range(MOST_TRIES):
        files = {file.name: file.read_bytes() for file in _files()}
        sealed.check()
        if files == {file.name: file.read_bytes() for file in _files()}:
            return files
    raise Refused("The house key was changed while it was being copied. It can be tried again.")


def mark_of(secret: str) -> str:
    """Tells whether two secrets are the same, and nothing else of them."""
    return hashlib.sha256(f"kith secret\0{secret}".encode()).hexdigest()[:32]


def refuse_other_secret(header: dict[str, Any]) -> None:
    """Names are kept as keyed hashes: with another secret, the house would know nobody."""
    copied = header["files"].get("secret")
    secret = b64decode(copied).decode().strip() if copied and secret_is_ours() else None
    if mark_of(secret or settings.SECRET_KEY) != header["secret"]:
        raise Refused(
            "This house was kept with another KITH_SECRET_KEY, which is not part of its copies. "
            "With the same one set here, it can be restored."
        )


def secret_is_ours() -> bool:
    """Made by the house in its data folder, and not given to it as a setting."""
    file = _secret()
    return file.exists() and file.read_text().strip() == settings.SECRET_KEY


def put_back(files: dict[str, str]) -> None:
    for name, kept in files.items():
        _replace(house_key.path().with_name(name), b64decode(kept))


def _files() -> list[Path]:
    ours = [_secret()] if secret_is_ours() else []
    return [file for file in (house_key.path(), *ours) if file.exists()]


def _secret() -> Path:
    return house_key.path().with_name("secret")


def _replace(file: Path, content: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
        raw.write(content)
        raw.flush()
        os.fsync(raw.fileno())
    os.replace(fresh, file)
