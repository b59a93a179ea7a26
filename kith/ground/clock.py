"""The only clock. Tests and stories move it; nothing else can."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

_moved = timedelta(0)


def now() -> datetime:
    """The house's time, in UTC."""
    return timezone.now() + _moved


def move(by: timedelta) -> None:
    """Move the clock for everyone in this process. Only in tests.

    Raises RuntimeError anywhere else: a house whose clock moves would open what is not yet due.
    """
    global _moved
    if not settings.TESTING:
        raise RuntimeError("The clock only moves in tests.")
    _moved += by


def put_back() -> None:
    global _moved
    _moved = timedelta(0)
