"""Everything else is asked for at ten times what is served; what has to get through gets through.

What is served is measured first. Then a generator on a core of its own asks ten times as much of
the same pages and notes, whether it is answered or not; the house has another core. Meanwhile
people leave, look for help, put up walls, take back, step back and rest.
"""

import asyncio
import os
import statistics
import time
from collections import Counter
from dataclasses import replace
from itertools import cycle

from bench.browser import Browser
from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground.ids import new_token
from kith.people.models import Person

from . import crowd
from .asking import Asked, Lines, timed
from .closing import KINDS, Closing, some_of_each
from .found import Found, Wanted
from .planting import SLOW_DISK
from .server import opened

TIMES = 10
OTHERS, CAREFUL = 12, 8  # people who ask for everything else, and who close something
CLIENTS, MEASURED = 16, 5.0  # who ask at once while it is measured what is served; seconds
CONNECTIONS = 900  # of the generator's; the house lets 408 wait and tells the rest at once
TICK = 0.01  # seconds
A_SECOND = 15  # acts that have to get through
WARM = 2.0  # seconds until the crowd is there
LATEST = 10.0  # seconds; who was not answered by then was not answered
LEAST, MOST_MS = 0.999, 300.0

Figures = dict[str, object]


def run(wanted: Wanted) -> Found:
    """So many acts of each kind."""
    own, other = cores()
    os.sched_setaffinity(0, own)
    with opened(wanted):
        os.sched_setaffinity(0, other)
        found = Found()
        careful, everything = crowd.people(CAREFUL, "Careful"), everything_else()
        while wanted.goes_on(found):
            closings = some_of_each(careful, wanted.acts)
            found.said |= asyncio.run(asked_at_once(everything, closings))
            found.broken += complaints(closings)
            found.said |= {kind: figures(closings, kind) for kind in KINDS}
            found.rounds += 1
            found.acts += len(closings)
        return found


def run_slowly(wanted: Wanted) -> Found:
    """On a disk so slow that whoever stands last in line for it would wait for too long."""
    return run(replace(wanted, planted=f"{SLOW_DISK},{wanted.planted}"))


def cores() -> tuple[set[int], set[int]]:
    """One for the house, one for who asks; the same where there is no other."""
    every = sorted(os.sched_getaffinity(0))
    return {every[0]}, {every[-1]}


def everything_else() -> list[Asked]:
    """Pages and notes, one of five a note, as twelve people ask for them."""
    people = crowd.people(OTHERS, "Other")
    bonds = crowd.everyone_near(people, Step.NOTE)
    return [asked for person in people for asked in usual(person, bonds)]


def usual(person: Person, bonds: list[Bond]) -> list[Asked]:
    browser = Browser(person).form_of("/rest/")
    near = [bond for bond in bonds if person in bond.people()]
    pages = ("/today/", "/people/", "/needs/", f"/with/{near[0].token}/")
    gets = [Asked.get(path, browser.cookie) for path in pages]
    note = {"words": "a few words", "draft": new_token()}
    path = f"/with/{near[-1].token}/note/"
    return [*gets, Asked.post(path, browser.cookie, browser.token, **note)]


async def asked_at_once(everything: list[Asked], closings: list[Closing]) -> Figures:
    served = await served_a_second(everything)
    lines = Lines(CONNECTIONS)
    began = time.perf_counter()
    crowd = asyncio.ensure_future(keep_asking(lines, everything, served * TIMES))
    await asyncio.sleep(WARM)
    await asyncio.gather(*[get_through(one, n / A_SECOND) for n, one in enumerate(closings)])
    seconds = time.perf_counter() - began
    crowd.cancel()
    lines.close()
    statuses = Counter(lines.statuses)
    return {
        "served_alone_a_second": round(served),
        "asked_a_second": round((sum(statuses.values()) + lines.found_none_free) / seconds),
        "found_no_line_a_second": round(lines.found_none_free / seconds),
        "answers_a_second": {key: round(n / seconds, 1) for key, n in sorted(statuses.items())},
    }


async def served_a_second(everything: list[Asked]) -> float:
    lines = Lines(CLIENTS)
    await lines.one_after_the_other(everything, MEASURED)
    lines.close()
    return len(lines.statuses) / MEASURED


async def keep_asking(lines: Lines, everything: list[Asked], a_second: float) -> None:
    """At this rate, whoever is answered or not."""
    some, began, asked = cycle(everything), time.perf_counter(), 0
    while True:
        await asyncio.sleep(TICK)
        while asked < (time.perf_counter() - began) * a_second:
            lines.ask(next(some))
            asked += 1


async def get_through(closing: Closing, after: float) -> None:
    await asyncio.sleep(after)
    closing.status, closing.took = await timed(closing.asked, LATEST)


def complaints(closings: list[Closing]) -> list[str]:
    half = [
        f"a {each.kind} was answered {each.status}, and what holds is something else"
        for each in closings
        if not each.is_as_said
    ]
    return half + [words for kind in KINDS for words in too_slow(closings, kind)]


def too_slow(closings: list[Closing], kind: str) -> list[str]:
    mine = figures(closings, kind)
    few, slow = mine["succeeded"] < LEAST, mine["p95_ms"] > MOST_MS
    return [f"{kind}: {mine}"] if few or slow else []


def figures(closings: list[Closing], kind: str) -> dict[str, float]:
    mine = [each for each in closings if each.kind == kind]
    took = sorted(each.took * 1000 for each in mine)
    return {
        "succeeded": round(sum(each.succeeded for each in mine) / len(mine), 4),
        "p50_ms": round(statistics.median(took), 1),
        "p95_ms": round(took[int(len(took) * 0.95)], 1),
        "most_ms": round(took[-1], 1),
    }
