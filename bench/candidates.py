"""How long it takes to find whom something told could be offered to: bin/bench candidates [--quick]

In a house of 100,000 people, 10,000 of them with room, and in one of a tenth, on PostgreSQL: as the
worker asks it for one wave, with bonds, limits and quiet hours. The marks: 5 ms at the 99th
percentile, and at most 1.5 times what it takes at a tenth. `told`: how many different tellings
were asked for, `found`: how many people were looked at, at the median.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from typing import Any

import bench
from bench.races import address_of

PEOPLE, QUICK = (100_000, 10_000), (10_000, 1_000)
P99_MS, TIMES = 5.0, 1.5


def asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/bench candidates")
    reader.add_argument("--quick", action="store_true")
    return reader.parse_args()


def measured(people: int) -> dict[str, Any]:
    """In a process of its own, since a house has one database."""
    with address_of("postgres") as address:
        around = os.environ | {"KITH_DATABASE": address}
        around.pop(bench.SHARED, None)
        command = [sys.executable, "-m", "bench.hearing.many", str(people)]
        ran = subprocess.run(command, env=around, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(ran.stdout.splitlines()[-1])


def main() -> int:
    sizes = QUICK if asked().quick else PEOPLE
    rows = [measured(people) for people in sizes]
    print("{:>10}{:>10}{:>8}{:>8}{:>10}{:>10}{:>10}".format(*rows[0]))
    for row in rows:
        print("{:>10}{:>10}{:>8}{:>8}{:>10.2f}{:>10.2f}{:>10.2f}".format(*row.values()))
    times = rows[0]["p50_ms"] / rows[1]["p50_ms"]
    tail = rows[0]["p99_ms"] / rows[1]["p99_ms"]
    p99 = rows[0]["p99_ms"]
    missed = [name for name, missed in (("p99", p99 > P99_MS), ("times", times > TIMES)) if missed]
    print(f"times at p50 {times:.2f}, at p99 {tail:.2f}; missed: {', '.join(missed) or 'none'}")
    mean = statistics.mean(row["p50_ms"] for row in rows)
    told = {"bench": "candidates", "rows": rows, "times": times, "tail": tail, "mean": mean}
    print(json.dumps(told | {"missed": missed}))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
