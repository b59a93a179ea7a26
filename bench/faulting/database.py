"""PostgreSQL goes, in the middle of what people do, and comes back: stopped, or as if crashed."""

import signal
from itertools import cycle

from django.db import connection

from tests.servers import Postgres

from . import outage
from .found import Found, Wanted
from .serving import Server

PROMISES_EARLY = "promises early"  # planted in PostgreSQL: committed is not yet written
FAULTS = (PROMISES_EARLY, "one connection for good", "cheerful", "speechless")
WITHOUT_POWER = ("fsync", "full_page_writes")  # matter only where the machine itself goes


class Away:
    reads = writes = False

    def __init__(self, database: Postgres):
        self.database = database
        self.how = cycle((signal.SIGQUIT, signal.SIGINT))

    def begin(self, house: Server) -> None:
        self.database.stop(next(self.how))

    def end(self, house: Server) -> None:
        self.database.start()

    def also(self) -> tuple[str, ...]:
        return ()


def run(wanted: Wanted) -> Found:
    database = wanted.database
    assert database  # noqa: S101
    database.stop()
    early = ("synchronous_commit",) if wanted.planted == PROMISES_EARLY else ()
    database.off = WITHOUT_POWER + early
    connection.close()
    database.start()
    return outage.run(wanted, Away(database))
