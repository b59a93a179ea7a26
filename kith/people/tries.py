"""Tries at a name and a passphrase are counted, alike for names that exist and that do not."""

import logging
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

log = logging.getLogger(__name__)
HERE = parse("8/15 minutes")  # at one name, from one network address
NAME = parse("60/hour")  # at one name, from anywhere: it slows guessing, and locks nobody out long
ADDRESS = parse("150/15 minutes")  # from one address, at any name
AGAIN = parse("8/15 minutes")  # at one's own passphrase, while signed in
NAMES = parse("5/day")  # names that were taken, asked for behind one invitation or by one person


WITHIN = 2  # seconds; a Redis that is slower than that is taken to be away


@cache
def _counted() -> MovingWindowRateLimiter:
    if not settings.KITH.redis:
        return _here()
    how = {"socket_timeout": WITHIN, "socket_connect_timeout": WITHIN}
    return MovingWindowRateLimiter(
        storage_from_string(settings.KITH.redis, wrap_exceptions=True, **how)
    )


@cache
def _here() -> MovingWindowRateLimiter:
    """In this process alone. While Redis is away each counts for itself: nobody is shut out for
    it, and nobody may try without end."""
    return MovingWindowRateLimiter(storage_from_string("memory://"))


def at_name(request: HttpRequest, mark: str) -> bool:
    """May this be tried? It counts as a try."""
    place = address(request)
    return all(
        [
            _hit(HERE, "here", mark, place),
            _hit(NAME, "name", mark),
            _hit(ADDRESS, "address", place),
        ]
    )


def again(token: str) -> bool:
    return _hit(AGAIN, "again", token)


def taken_name(whose: str) -> None:
    """Someone asked for a name that is not free."""
    _hit(NAMES, "names", whose)


def may_ask_for_names(whose: str) -> bool:
    return _asked("test", NAMES, "names", whose)


def address(request: HttpRequest) -> str:
    """Where a request comes from; behind the operator's own proxy, where that says so."""
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.KITH.trusted_proxy else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def forget() -> None:
    """Everything that was counted. Only for tests."""
    _counted.cache_clear()
    _here.cache_clear()


def _hit(limit: RateLimitItem, *what: str) -> bool:
    return _asked("hit", limit, *what)


def _asked(how: str, limit: RateLimitItem, *what: str) -> bool:
    try:
        return getattr(_counted(), how)(limit, *_key(*what))
    except StorageError as error:
        log.warning("tries are counted here alone (%s)", type(error).__name__)
        return getattr(_here(), how)(limit, *_key(*what))


def _key(*what: str) -> tuple[str, str]:
    """Counted under a keyed hash: neither names nor addresses are kept anywhere."""
    kind, *of = what
    return kind, salted_hmac("kith.people.tries", "\0".join(of), algorithm="sha256").hexdigest()
