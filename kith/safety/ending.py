"""Ending the session of somebody who has left in a hurry and is already elsewhere.

The hash of the session is kept as a file first, and from that moment the session is refused. Then
the database is told. While it is away the file stays, and telling it is tried again.
"""

import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Timer

from django.db import DatabaseError, connection

from kith.ground.turns import turn
from kith.people import sessions
from kith.people.models import Session

AGAIN = 5.0  # seconds

log = logging.getLogger(__name__)
_pool = ThreadPoolExecutor(1, "kith-leaving")


def end(key: str) -> None:
    """Soon, elsewhere: nobody waits for it."""
    _pool.submit(_end, sessions.hashed(key))


def finish() -> None:
    """Tell the database of every session that ended while it was away."""
    for kept in sorted(sessions.ended_folder().iterdir()):
        _write(kept.name)


def _end(session_hash: str) -> None:
    try:
        if _may_live(session_hash):
            _refuse(session_hash)
            _write(session_hash)
    except DatabaseError as error:
        log.warning("a session ended; the database is not told yet (%s)", type(error).__name__)
        _later()
    finally:
        connection.close()


def _may_live(session_hash: str) -> bool:
    """A cookie that opens nothing leaves nothing behind: anyone could send thousands."""
    try:
        return Session.objects.filter(hash=session_hash).exists()
    except DatabaseError:
        return True


def _refuse(session_hash: str) -> None:
    """Where not even a file can be written, the database alone is told."""
    try:
        sessions.refuse(session_hash)
    except OSError as error:
        log.error("the data folder takes no files (%s)", type(error).__name__)


def _write(session_hash: str) -> None:
    with turn(closing=True):
        sessions.end(session_hash)
    (sessions.ended_folder() / session_hash).unlink(missing_ok=True)


def _later() -> None:
    again = Timer(AGAIN, lambda: _pool.submit(_try_again))
    again.daemon = True
    again.start()


def _try_again() -> None:
    try:
        finish()
    except DatabaseError:
        _later()
    finally:
        connection.close()
