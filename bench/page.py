"""What a page costs in a house with thousands of people: bin/bench page [--quick] [--planted].

Today, People and one bond, as somebody who knows as many as most and as somebody who knows many; in
the whole house, and in a tenth of it where the same two have the same around them. For each page:
how often it asks the database (counted in the serving code, also at the first look after a while),
milliseconds of processor, the median and the slowest hundredth, and its cost in the whole house
over its cost in the tenth. Beside them an empty page behind the same middleware and door. All are
asked in small batches in an order drawn each time, a page in the house and in the tenth one after
the other, so that what the machine does else falls on all.

Then requests a second of one process, and what a first visit loads over the wire.
--quick: a tenth of everything. --planted: with faults on purpose, which it has to find.
"""

import itertools
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from bench.first_view import loaded
from bench.town.opened import Asker, Opened, opened
from bench.town.plan import EMPTY, FULL, QUICK
from bench.town.planted import ASKED_FOR

IS_QUICK = "--quick" in sys.argv
ROUNDS, BATCH = (12, 10) if IS_QUICK else (80, 10)
CLIENTS, SECONDS = 8, 2.0 if IS_QUICK else 10.0
MARKS = {"queries": 12, "page_cpu_ms": 6.0, "growth": 1.1, "first_view_kb": 60.0}
HEAD = ("page", "first", "after", "cpu_ms", "p50_ms", "p99_ms", "tenth_cpu", "growth")


@dataclass
class Page:
    """One page, as one of the two asks for it, in one town."""

    town: Opened
    who: str
    name: str
    path: str
    took: list[float] = field(default_factory=list)  # ms, each
    cpu: list[float] = field(default_factory=list)  # ms, each batch's mean

    def ask(self, asker: Asker) -> None:
        used, header = self.town.used(), self.town.header(self.who)
        self.took += [asker.ask(self.path, header) for _ in range(BATCH)]
        self.cpu.append((self.town.used() - used) * 1000 / BATCH)

    @property
    def cost(self) -> float:
        return statistics.median(self.cpu)

    def over(self, other: "Page") -> float:
        """Its cost over the other's, batch by batch: those that were asked for one after the other
        met the same machine."""
        pairs = zip(self.cpu, other.cpu, strict=True)
        return statistics.median(mine / theirs for mine, theirs in pairs)

    def slower_than(self, share: float) -> float:
        return sorted(self.took)[int(len(self.took) * share)]


def pages_of(town: Opened) -> list[Page]:
    heads = town.about["heads"].items()
    own = [Page(town, who, *page) for who, head in heads for page in head["pages"].items()]
    return [*own, Page(town, "usual", "empty", EMPTY)]


def measure(pairs: list[tuple[Page, Page]], towns: list[Opened]) -> None:
    askers = {id(town): Asker(town) for town in towns}
    for page in itertools.chain(*pairs):
        page.ask(askers[id(page.town)])  # what is made once is made
        page.took, page.cpu = [], []
    for pair in itertools.chain(*(random.sample(pairs, len(pairs)) for _ in range(ROUNDS))):
        for page in random.sample(pair, 2):
            page.ask(askers[id(page.town)])


def row(page: Page, small: Page) -> dict[str, Any]:
    asked = page.town.about["heads"][page.who]["queries"].get(page.name, {})
    return {
        "page": f"{page.name}, {page.who}" if asked else page.name,
        "first": asked.get("first"),
        "after": asked.get("after"),
        "cpu_ms": round(page.cost, 2),
        "p50_ms": round(page.slower_than(0.5), 2),
        "p99_ms": round(page.slower_than(0.99), 2),
        "tenth_cpu_ms": round(small.cost, 2),
        "growth": round(page.over(small), 3),
    }


def per_second(town: Opened) -> float:
    """By clients asking at once for the pages of the usual one, in turn."""
    until = time.perf_counter() + SECONDS
    paths = list(town.about["heads"]["usual"]["pages"].values())

    def keep_asking(nth: int) -> int:
        asker, asked = Asker(town), 0
        while time.perf_counter() < until:
            asker.ask(paths[(nth + asked) % len(paths)], town.header("usual"))
            asked += 1
        return asked

    with ThreadPoolExecutor(CLIENTS) as pool:
        return sum(pool.map(keep_asking, range(CLIENTS))) / SECONDS


def line(values: Iterable[object]) -> str:
    first, *rest = values
    return f"{first!s:<16}" + "".join(f"{value!s:<10}" for value in rest)


def summed_up(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The dearest page of all counts. Of the growth, too: no page may hide behind another."""
    *pages, empty = rows
    return {
        "queries": max(page[when] for page in pages for when in ("first", "after")),
        "page_cpu_ms": max(page["cpu_ms"] for page in pages),
        "page_ms_p50": max(page["p50_ms"] for page in pages),
        "page_ms_p99": max(page["p99_ms"] for page in pages),
        "empty_ms_p50": empty["p50_ms"],
        "growth": max(page["growth"] for page in pages),
    }


def main() -> None:
    if "--planted" in sys.argv:
        os.environ[ASKED_FOR] = "1"
    size = QUICK if IS_QUICK else FULL
    with opened(size, size.tenth()) as (town, small):
        pairs = list(zip(pages_of(town), pages_of(small), strict=True))
        measure(pairs, [town, small])
        rows = [row(*pair) for pair in pairs]
        print(line(HEAD))
        for each in rows:
            print(line(each.values()))
        said = summed_up(rows) | {"rps": round(per_second(town), 1)}
        views = loaded(town)
    print("\nA first visit loads (KB): " + ", ".join(f"{at} {kb}" for at, kb in views.items()))
    said["first_view_kb"] = max(views.values(), default=None)
    said["missed"] = [name for name, most in MARKS.items() if said[name] and said[name] > most]
    print(json.dumps({"bench": "page", **said, "views_kb": views, "rows": rows}))


if __name__ == "__main__":
    main()
