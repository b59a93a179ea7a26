"""How soon what was told is held: bin/bench routing [--scenario FILE] [--seeds 6] [--hosts 0-24].

The router of the house beside what people use today (a feed, the newest first; waiting lists, the
newest or the oldest first) and beside a plain router (three, three, then six of those who fit, the
ones on the page first): the same people, sessions and tellings for all of them, in a simulation of
discrete events. A crowd is one of those in bench/crowds, or the file that is named.

Beside them, how soon it could be at the very best, by somebody who knows who will say yes.

Times are minutes. `held_p95` counts one that went to a host with the time until then, `to_host` is
their share; `said` how often a usual time stood beside the box, and `in_time` how many of those
were held by then. Ends with an error where the router misses what is asked of it, each said below.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from random import Random
from statistics import mean

from bench.crowds.asked import in_time, miscalibrated, missed
from bench.crowds.crowd import Crowd
from bench.crowds.offered import Offered, PlainlyOffered
from bench.crowds.place import Place
from bench.crowds.rivals import Feed, NewestFirst, OldestFirst
from bench.crowds.soonest import soonest
from bench.crowds.tally import tally
from kith.witnessing.routing import Room, Telling, next_wave

CROWDS = Path(__file__).parent / "crowds"
PLACES: tuple[type[Place], ...] = (Feed, NewestFirst, OldestFirst, PlainlyOffered, Offered)
ROOMS, TIMES, MOST_MICROSECONDS = 200, 400, 300.0
SHOWN = (
    "told",
    "held_30m",
    "held_24h",
    "held_p50",
    "held_p95",
    "held_p99",
    "answered_p50",
    "answered_p95",
    "answered_p99",
    "two_replies",
    "to_host",
    "offers",
    "gini",
    "most",
    "crossed",
    "unanswered",
    "untold",
    "said",
    "in_time",
)

Rows = dict[str, dict[str, float]]


def asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="bin/bench routing")
    reader.add_argument("--scenario", type=Path, action="append", default=[])
    reader.add_argument("--seeds", type=int, default=6)
    reader.add_argument("--hosts", default="0-24", help="the hours in which a host is here")
    reader.add_argument("--quick", action="store_true", help="small crowds, two seeds")
    return reader.parse_args()


def lived(file: Path, seeds: int, hosts: tuple[float, float]) -> Rows:
    """Each way of bringing a crowd together, as the mean over the seeds."""
    rows: Rows = {}
    best = [soonest(Crowd.read(file, nth)) for nth in range(seeds)]
    shown(file, "at the best", {name: mean(row[name] for row in best) for name in best[0]})
    for kind in PLACES:
        found = [tally(kind(Crowd.read(file, nth), hosts).lived()) for nth in range(seeds)]
        rows[kind.name] = {name: mean(row[name] for row in found) for name in SHOWN}
        shown(file, kind.name, rows[kind.name])
    return rows


def shown(file: Path, name: str, row: dict[str, float]) -> None:
    cells = [f"{row[each]:>9.4g}" if each in row else f"{'':>9}" for each in SHOWN]
    print(f"{file.stem:<9}{name:<14}", *cells)


def microseconds() -> float:
    """Of one wave over two hundred who all fit, at the median."""
    some = [
        Room(key, key % 2 == 0, 1, 2, 2, frozenset(), frozenset({"en"}), 60.0, key % 7, key % 3, 1)
        for key in range(ROOMS)
    ]
    telling, rng, took = Telling(1, frozenset({"grief"}), "en", 0.0, 0, 2), Random(1), []
    for _ in range(TIMES):
        began = time.perf_counter()
        next_wave(telling, some, 60.0, rng)
        took.append(time.perf_counter() - began)
    return sorted(took)[TIMES // 2] * 1e6


def main() -> None:
    told = asked()
    first, last = (float(hour) for hour in told.hosts.split("-"))
    quick = [CROWDS / f"{name}.json" for name in ("table", "tiny", "small", "night")]
    files = told.scenario or (quick if told.quick else sorted(CROWDS.glob("*.json")))
    print(f"{'crowd':<9}{'':<14}", *map("{:>9.9}".format, SHOWN))
    crowds = {
        file.stem: lived(file, 2 if told.quick else told.seeds, (first, last)) for file in files
    }
    over = [line for name, rows in crowds.items() for line in missed(name, rows)]
    over += miscalibrated(crowds)
    if (wave := microseconds()) > MOST_MICROSECONDS:
        over.append(f"a wave over {ROOMS} takes {wave:.0f} microseconds")
    print(*over, sep="\n")
    said = {"bench": "routing", "wave_us": round(wave, 1), "in_time": in_time(crowds)}
    print(json.dumps({**said, "missed": over, "rows": crowds}))
    sys.exit(bool(over))


if __name__ == "__main__":
    main()
