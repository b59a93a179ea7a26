"""Whether what is told is held exactly once: bin/bench holding [--quick].

Eight processes tell, offer, take, pass, answer, hand on, take back and do what is due, at random
and against each other, for a minute in which an hour passes, on PostgreSQL and on a SQLite file;
then the same while one after the other is killed (SIGKILL) and begins anew. All the while the books
are looked at: nobody holds more than they can, no story is held by more than were wanted, and
nothing that the house said yes to is lost.

    --seconds N      of each part (60; 10 with --quick)
    --processes N    (8)
    --database NAME  sqlite or postgres; both without it
    --planted        without the locks, on PostgreSQL: the bench has to see it
"""

import argparse
import json
import os
import subprocess
import sys
from typing import Any

import bench
from bench.races import DATABASES, address_of, in_memory

HEAD = "{:<10}{:<8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>9}"
COLUMNS = ("database", "killed", "acts", "told", "taken", "passed", "answers", "back", "broken")


def asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/bench holding")
    reader.add_argument("--quick", action="store_true")
    reader.add_argument("--seconds", type=float)
    reader.add_argument("--processes", type=int, default=8)
    reader.add_argument("--database", choices=DATABASES)
    reader.add_argument("--planted", action="store_true")
    told = reader.parse_args()
    told.seconds = told.seconds or (10 if told.quick else 60)
    return told


def part(database: str, told: argparse.Namespace, kills: bool) -> dict[str, Any]:
    """In a process of its own, since a house has one database."""
    command = [sys.executable, "-m", "bench.hearing", "--seconds", str(told.seconds)]
    command += ["--processes", str(told.processes)]
    command += ["--kills"] * kills + ["--planted"] * told.planted
    with address_of(database) as address:
        around = os.environ | {"KITH_DATABASE": address, **in_memory()}
        around.pop(bench.SHARED, None)  # each part has a house of its own
        ran = subprocess.run(command, env=around, stdout=subprocess.PIPE, text=True, check=True)
    return {"database": database, **json.loads(ran.stdout.splitlines()[-1])}


def main() -> int:
    told = asked()
    databases = [told.database] if told.database else list(DATABASES)
    databases = ["postgres"] if told.planted else databases
    print(HEAD.format(*COLUMNS))
    rows = []
    for database in databases:
        for kills in (False, True):
            row = part(database, told, kills)
            rows.append(row)
            print(HEAD.format(*(str(row[name]) for name in COLUMNS)), flush=True)
            print(*row["complaints"][:10], sep="\n", end="\n" if row["complaints"] else "")
    broken = sum(row["broken"] for row in rows)
    print(json.dumps({"bench": "holding", "rows": rows, "broken": broken}))
    return int(not broken if told.planted else bool(broken))


if __name__ == "__main__":
    sys.exit(main())
