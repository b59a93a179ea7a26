"""Passphrases are kept as Argon2id, at a cost that is fixed, two at a time.

64 MiB and three passes take about 0.2 s; fifty at once would take gigabytes and the whole house's
time. So they stand in a line of their own, and when it is long the house says so.
"""

from collections.abc import Callable
from time import monotonic, sleep
from typing import Any, TypeVar

from django.conf import settings
from django.contrib.auth.hashers import (
    Argon2PasswordHasher,
    check_password,
    is_password_usable,
    make_password,
)

from kith.ground.pool import Full, Pool, elsewhere

T = TypeVar("T")

FLOOR = 0.5  # seconds; no answer about a passphrase comes sooner, whoever it was about
PAGES = max(1, settings.KITH.threads // 2 - 2)  # pages that may wait here: others stay open
_two = Pool("hashing", 2, PAGES)


class Argon2(Argon2PasswordHasher):
    time_cost = 3
    memory_cost = 64 * 1024  # KiB
    parallelism = 1


def hashed(passphrase: str) -> str:
    """To be kept. Raises Full when many stand in line. Never call it in a transaction."""
    return _in_line(make_password, passphrase)


def right(passphrase: str, kept: str) -> bool:
    """Is it the one that was kept? Nothing kept takes as long. Raises Full."""
    if kept and is_password_usable(kept):
        return _in_line(check_password, passphrase, kept)
    _in_line(make_password, passphrase)
    return False


def _in_line(do: Callable[..., T], *args: Any) -> T:
    with elsewhere():
        return _two.submit(do, *args).result()


class Floor:
    """`with Floor():` takes half a second, whatever happens in it."""

    def __enter__(self) -> None:
        self._began = monotonic()

    def __exit__(self, *error: object) -> None:
        if not settings.TESTING:
            with elsewhere():
                sleep(max(0.0, FLOOR - (monotonic() - self._began)))


__all__ = ["Argon2", "Floor", "Full", "hashed", "right"]
