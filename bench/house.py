"""A house of its own for a bench: made in a temporary folder, served, and gone afterwards."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import django
from django.core.management import call_command


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def wait_for(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError("The house did not open.")


@contextlib.contextmanager
def served() -> Iterator[tuple[int, int]]:
    """The port, and the process that serves. This process has the same house for its Django."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="kith-bench-") as data:
        os.environ |= {"KITH_DATA": data, "KITH_ORIGIN": f"http://127.0.0.1:{port}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "kith.house.settings"
        django.setup()
        call_command("ready")
        command = [sys.executable, "-m", "kith.house", "serve", "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
            try:
                wait_for(port)
                yield port, server.pid
            finally:
                server.terminate()


def seconds_of_cpu(pid: int) -> float:
    """What a process has used so far (Linux)."""
    used = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(used[11]) + int(used[12])) / os.sysconf("SC_CLK_TCK")
