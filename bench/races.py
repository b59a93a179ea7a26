"""Whether two at once can break a rule: bin/bench races [--quick] [NAME ...].

Each race is two processes that wait for each other at a barrier and then do two things at once, by
the house's own doors and workers, on PostgreSQL and on a SQLite file. After every round what has
to be true is looked at. Then the lock that the race names is taken out, and the same race has to
break: a race that doesn't is a failure, too. `together`: in so many rounds both were inside at the
same time. `first` and `second`: whose act was the first that held.

    --rounds N            of each race (1000; 20 with --quick)
    --database NAME       sqlite or postgres; both without it
    --unlocked            only without their locks
    --keep-locks          no lock is taken out, so nothing breaks, and the bench has to say so
"""

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.racing.tally import HEAD, table
from tests import servers

ROUNDS, QUICK = 1000, 20
MOST_UNLOCKED = 1000  # rounds in which a race without its lock has to break
SEEN, FEW = 3, 50  # so often; once is enough where there are few rounds
DATABASES = ("postgres", "sqlite")
SHARED, ENOUGH = "/dev/shm", 500_000_000  # noqa: S108  (a folder of Linux's; bytes)


def asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/bench races")
    reader.add_argument("--quick", action="store_true")
    reader.add_argument("--rounds", type=int)
    reader.add_argument("--database", choices=DATABASES)
    reader.add_argument("--unlocked", action="store_true")
    reader.add_argument("--keep-locks", action="store_true")
    reader.add_argument("names", nargs="*", metavar="NAME")
    told = reader.parse_args()
    told.rounds = told.rounds or (QUICK if told.quick else ROUNDS)
    told.without = told.rounds if told.keep_locks else MOST_UNLOCKED
    told.rounds *= not told.unlocked
    return told


@contextlib.contextmanager
def address_of(database: str) -> Iterator[str]:
    if database == "sqlite":
        yield ""
        return
    os.umask(0o022)  # whoever runs PostgreSQL reads its binaries; the house itself sets its own
    with servers.postgres() as address:
        yield address


def rows_on(database: str, told: argparse.Namespace) -> list[dict[str, Any]]:
    """In a process of its own, since a house has one database."""
    command = [sys.executable, "-m", "bench.racing", *told.names]
    command += ["--rounds", str(told.rounds), "--unlocked", str(told.without)]
    command += ["--seen", str(SEEN if told.rounds > FEW else 1)]
    command += ["--keep-locks"] * told.keep_locks
    with address_of(database) as address:
        around = os.environ | {"KITH_DATABASE": address, **in_memory()}
        with subprocess.Popen(command, env=around, stdout=subprocess.PIPE, text=True) as racing:
            rows = told_by(racing)
    if racing.returncode:
        raise SystemExit(f"The races on {database} did not come to their end.")
    return rows


def in_memory() -> dict[str, str]:
    """Files that need no disk, where there are: what stays after the power goes is not raced."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage(SHARED).free > ENOUGH:
            return {"TMPDIR": SHARED}
    return {}


def told_by(racing: "subprocess.Popen[str]") -> list[dict[str, Any]]:
    """What it prints is printed here; its last line is for us."""
    rows: list[dict[str, Any]] = []
    for line in racing.stdout or ():
        if line.startswith("["):
            rows = json.loads(line)
        else:
            print(line, end="", flush=True)
    return rows


def main() -> int:
    told = asked()
    print(table(HEAD))
    chosen = [told.database] if told.database else DATABASES
    rows = [row for database in chosen for row in rows_on(database, told)]
    holds = bool(rows) and not any(row["broken"] or not row["without_lock"] for row in rows)
    print(json.dumps({"bench": "races", "holds": holds, "rows": rows}))
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
