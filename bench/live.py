"""How long from a click to the other's page: bin/bench live [--quick].

Ben's click is sent by a form over HTTP; Ana's page hears by its socket that something changed, asks
for itself again as its script does, and shows it. Measured from just before the form is sent to
when the words have been read from the answer: for a line in a talk, which is what is live in this
house, and for a note, which may wait and is given by the worker; alone, and with 500 other people
whose pages are open and quiet. Some clicks are watched in a real browser, too.

Then the memory that each of those sockets takes in the serving process, and how many notes a second
eight people can send at once, each on disk when it is acknowledged and each arrived in the end.

The house is of the size that bin/bench page looks at; with --quick a tenth of it.
"""

import json
import sys
from collections.abc import Iterable
from typing import Any

from django.core.management import call_command

from bench.house import served
from bench.living.clicking import lines, notes, row
from bench.living.memory import quiet_pages
from bench.living.people import IDLE, People
from bench.living.sending import written
from bench.living.window import window_of
from bench.town.furnish import Town
from bench.town.plan import FULL, QUICK, planned
from tests.browser import CHROMIUM, chromium

IS_QUICK = "--quick" in sys.argv
CLICKS, WATCHED = (60, 20) if IS_QUICK else (300, 40)
SECONDS = 3.0 if IS_QUICK else 15.0
MARKS = {
    "live_ms_p50": 8.0,
    "live_ms_p99": 20.0,
    "live_ms_p50_idle": 8.0,
    "live_ms_p99_idle": 25.0,
    "kb_per_socket": 24.0,
}
NOTES_A_SECOND = 200.0  # at least
HEAD = ("from a click to the page", "clicks", "p50_ms", "p99_ms")


def clicks(people: People, around: str) -> list[dict[str, Any]]:
    return [row(f"{kind.__name__}, {around}", kind(people, CLICKS)) for kind in (lines, notes)]


def watched(people: People) -> list[dict[str, Any]]:
    """In a real browser, where there is one."""
    if not CHROMIUM:
        return []
    with chromium() as browser:
        opens = window_of(browser)
        return [row("lines, in Chromium", lines(people, WATCHED, opens))]


def table(values: Iterable[object]) -> str:
    first, *rest = values
    return f"{first!s:<28}" + "".join(f"{value!s:<10}" for value in rest)


def furnished() -> People:
    call_command("ready")
    town = Town(planned(QUICK if IS_QUICK else FULL))
    town.furnish()
    return People(town)


def summed_up(rows: list[dict[str, Any]], rest: dict[str, Any]) -> dict[str, Any]:
    alone, _, idle, *_ = rows
    said = {
        "live_ms_p50": alone["p50_ms"],
        "live_ms_p99": alone["p99_ms"],
        "live_ms_p50_idle": idle["p50_ms"],
        "live_ms_p99_idle": idle["p99_ms"],
    }
    return said | rest | {"missed": missed(said | rest)}


def missed(said: dict[str, Any]) -> list[str]:
    few = ["notes_per_s"] if said["notes_per_s"] < NOTES_A_SECOND else []
    lost = ["notes_kept"] if said["notes_kept"] != said["notes_sent"] else []
    unsafe = [] if said["waits_for_the_disk"] else ["waits_for_the_disk"]
    return [name for name, most in MARKS.items() if said[name] > most] + few + lost + unsafe


def main() -> None:
    people = furnished()
    with served() as server:
        rows = clicks(people, "alone")
        with quiet_pages(people, server) as kb:
            rows += clicks(people, f"{IDLE} idle")
        rows += watched(people)
        rest = {"kb_per_socket": kb, **written(people, SECONDS, server)}
    print(table(HEAD))
    for each in rows:
        print(table(each.values()))
    print(f"\n{rest}")
    print(json.dumps({"bench": "live", **summed_up(rows, rest), "rows": rows}))


if __name__ == "__main__":
    main()
