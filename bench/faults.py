"""Whether the house holds when what it stands on does not: bin/bench faults [--quick] [NAME ...].

Each part has a house of its own, served and worked for as bin/run does it, and is told apart by its
name (all of them where none is named). `broken` counts what was not as it has to be, each said
below the table; then the exit code is 1. With --planted a fault is planted in the house for each
part, and it is broken not to see it. In --quick and --planted what a killed worker had claimed is
free again after two seconds, and not after sixty.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from bench.faulting.parts import PARTS, POSTGRES, REDIS, SMALL
from tests import servers

HEAD = ("part", "on", "rounds", "acts", "broken", "seconds", "planted")
WIDTHS = (18, 12, 8, 8, 8, 9, 20)
ROOM = "48m"
SHORT_LEASE = "2"  # seconds

Row = dict[str, Any]


def main() -> None:
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    if unknown := set(names) - set(PARTS):
        sys.exit(f"There is no part called {', '.join(unknown)}. There are: {', '.join(PARTS)}")
    print(line(HEAD))
    rows = []
    for row in asked(names or list(PARTS)):
        rows.append(row)
        print(line(row[name] for name in HEAD), flush=True)
    for row in rows:
        for complaint in row["complaints"]:
            print(f"{row['part']}: {complaint}")
    print(json.dumps({"bench": "faults", "rows": rows}))
    sys.exit(any(is_broken(row) for row in rows))


def asked(names: Iterable[str]) -> Iterator[Row]:
    planted = "--planted" in sys.argv
    for name in names:
        for fault in PARTS[name].faults if planted else ("",):
            yield row(name, fault)


def row(name: str, fault: str) -> Row:
    part = PARTS[name]
    rounds, acts = part.seen if fault else part.quick if "--quick" in sys.argv else part.full
    command = [sys.executable, "-m", "bench.faulting", name, "--rounds", str(rounds)]
    command += ["--acts", str(acts), "--planted", fault]
    if fault or "--quick" in sys.argv:
        command += ["--lease", SHORT_LEASE]
    with a_house_on(part.on) as around:
        said = subprocess.run(command, env=around, stdout=subprocess.PIPE, check=False)
    said_last = said.stdout.decode().strip().rpartition("\n")[2]
    found = json.loads(said_last) if said.returncode == 0 else broke_down()
    return {"part": name, "on": part.on, "planted": fault, **found}


@contextmanager
def a_house_on(what: str) -> Iterator[dict[str, str]]:
    """Nothing of the house that this process has, only what a new one needs to know."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    with ExitStack() as stack:
        if what == POSTGRES:
            around["KITH_DATABASE"] = servers.address(servers.ground())
        if what == REDIS:
            around["KITH_REDIS"] = f"redis://127.0.0.1:{free_port()}"
        if what == SMALL:
            around["TMPDIR"] = stack.enter_context(small_disk())
        yield around


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return door.getsockname()[1]


@contextmanager
def small_disk() -> Iterator[str]:
    """A folder that holds little, where one may be mounted; else a folder."""
    with tempfile.TemporaryDirectory(prefix="kith-small-") as folder:
        options = ["-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs"]
        mounted = subprocess.run(["mount", *options, folder], check=False).returncode == 0  # noqa: S607
        try:
            yield folder
        finally:
            if mounted:
                subprocess.run(["umount", "--lazy", folder], check=True)  # noqa: S607


def broke_down() -> Row:
    complaint = "the bench itself broke down; what it said is above"
    return {"rounds": 0, "acts": 0, "broken": 1, "complaints": [complaint], "seconds": 0}


def is_broken(row: Row) -> bool:
    """A planted fault that nobody sees is what is wrong there."""
    seen = row["broken"] > 0 and row["rounds"] > 0
    return not seen if row["planted"] else bool(row["broken"])


def line(values: Iterable[object]) -> str:
    return "".join(f"{value!s:<{width}}" for value, width in zip(values, WIDTHS, strict=True))


if __name__ == "__main__":
    main()
