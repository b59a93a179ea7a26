"""The house of a bench, served by a process of its own as bin/run does it."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from django.core.management import call_command

from bench import PORT


@contextlib.contextmanager
def served(module: str = "kith.house") -> Iterator[int]:
    """The process that serves."""
    call_command("ready")
    command = [sys.executable, "-m", module, "serve", "--port", str(PORT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            wait_until_open()
            yield server.pid
        finally:
            server.terminate()


def wait_until_open(seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", PORT), 1):
            return
        time.sleep(0.05)
    raise TimeoutError("The house did not open.")


def seconds_of_cpu(pid: int) -> float:
    """What a process has used so far, all its threads together, to the nanosecond (Linux: the
    clock of another process, as clock_getcpuclockid(3) names it)."""
    return time.clock_gettime_ns((~pid << 3) | 2) / 1e9
