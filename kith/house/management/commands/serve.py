import errno
import fcntl
import signal
import socket
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

import uvicorn
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

APPLICATION = "kith.house.asgi:application"


class Command(BaseCommand):
    """One process, on loopback only; what faces the world is a proxy (docs/operators.md).

    No access log: an address names a bond or a thing, and what is not written cannot be read.
    """

    help = "Serves the house on this machine. bin/run does this."
    requires_system_checks = []  # `ready` has run them

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, port: int = 8000, **options: Any) -> None:
        refuse_taken(port)
        opened = only_here(settings.KITH.data / "open")  # held for as long as this runs
        call_command("ready")
        self.stdout.write(f"The house is open at {settings.KITH.origin} (Ctrl-C closes it).")
        if not settings.KITH.sample:
            call_command("welcome")
        self.stdout.flush()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # uvicorn raises it again at its end
        serve(port)
        opened.close()


def refuse_taken(port: int) -> None:
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(sentence(error, port)) from None


def sentence(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken. Another one can be chosen: bin/run --port {port + 1}"
    return f"Port {port} cannot be used ({error.strerror}). Another can be chosen: --port N"


def only_here(mark: Path) -> IO[str]:
    """One server a house: two would not hear each other. Through Redis they do."""
    opened = mark.open("w")
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if not settings.KITH.redis:
            raise CommandError("This house is open already, from another bin/run.") from None
    return opened


def serve(port: int) -> None:
    """Each setting of uvicorn's was found by trial; docs/decisions tells why."""
    uvicorn.run(
        APPLICATION,
        host="127.0.0.1",
        port=port,
        workers=settings.KITH.processes,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=settings.KITH.trusted_proxy,
        timeout_graceful_shutdown=10,  # without it one stalled upload keeps the house from closing
        log_config=None,  # the house's own log, which holds no words
        ws_max_size=4096,  # bytes; a page of the house sends a fraction of it
        ws_per_message_deflate=False,  # 59 KB a socket with it, 24 without
    )
