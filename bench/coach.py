"""How well and how fast the reply coach reads: bin/bench coach [--data DIR] [--quick].

On the open and the locked replies: how much of what it calls harmful is (precision), how much harm
it finds (recall), how many good replies it marks, and how much of each kind it finds. With DIR (see
`bench/teaching/advice.py`), F1 on advice in two forums, on parts it did not learn from. Then what a
draft of 1,000 characters takes, in milliseconds of processor time, no draft twice, and how long it
takes to hear whether one sounds like crisis. `tenfold` is how many times longer ten times the text
takes, of what people say and of what a pattern may stumble over. Nobody reads the locked replies:
numbers only.
Ends with an error where a mark is missed.
"""

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from bench.teaching.advice import FORUMS, f1
from bench.teaching.advice import read as said_in
from kith.safety.crisis import sounds_like
from kith.witnessing.coach import read
from kith.witnessing.tests.marks import measured, replies

DRAFT = 1_000  # characters
AT_MOST = 2.0  # ms, of 99 drafts in 100
ADVISES = 0.5
MOST_TENFOLD, SHORT = 15.0, 1_800  # times as long; characters, a tenth of the longest that is read
STUMBLES = ("a", "a'", "' ", '"', "?!", "\n", "i ", "not ", "i want to ", "you should ", "no one ")
FORUM_MARKS = {"needadvice": 0.77, "askparents": 0.54}


def told(part: str) -> dict[str, object]:
    marks = measured(replies(part), read)
    return {key: rounded(value) for key, value in asdict(marks).items()} | {
        "missed": marks.missed()
    }


def rounded(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value


def forums(data: Path) -> dict[str, float]:
    said = list(said_in(data, "dev"))
    found = {}
    for forum in FORUMS:
        own = [each for each in said if each.forum == forum]
        advises = [read(each.text).advice >= ADVISES for each in own]
        found[forum] = round(f1(advises, [each.advises for each in own]), 3)
    return found


def drafts(seed: int) -> list[str]:
    """All that is said in the open replies, in an order of its own, in drafts of equal length."""
    said = [row["text"] for row in replies("open")]
    random.Random(seed).shuffle(said)
    everything = " ".join(said)
    return [everything[at : at + DRAFT] for at in range(0, len(everything) - DRAFT, DRAFT)]


def speed(rounds: int, read: Callable[[str], object]) -> dict[str, float]:
    read("you")  # the first waits for the weights
    took = [milliseconds(draft, read) for seed in range(rounds) for draft in drafts(seed)]
    hundredths = statistics.quantiles(took, n=100)
    return {
        "drafts": len(took),
        "p50_ms": round(hundredths[49], 2),
        "p99_ms": round(hundredths[98], 2),
    }


def milliseconds(draft: str, read: Callable[[str], object]) -> float:
    """Of processor time: what others do on the machine meanwhile is not the coach's."""
    begun = time.process_time()
    read(draft)
    return (time.process_time() - begun) * 1_000


def tenfold(read: Callable[[str], object]) -> dict[str, float]:
    said = " ".join(row["text"] for row in replies("open"))
    times = {words: grows(read, words * (10 * SHORT)) for words in (*STUMBLES, said)}
    worst = max(times, key=lambda words: times[words])
    return {"times": round(times[worst], 1), "of": repr(worst[:12])}


def grows(read: Callable[[str], object], text: str) -> float:
    """The least of a few, as a pause of the machine is not the text's."""
    short, long = text[:SHORT], text[: 10 * SHORT]
    took = [(milliseconds(short, read), milliseconds(long, read)) for _ in range(5)]
    return min(long for _short, long in took) / min(short for short, _long in took)


def missed(row: dict[str, dict]) -> str:
    """Which marks are missed; nothing, where none is."""
    found = [f"{part}: {mark}" for part in ("open", "locked") for mark in row[part]["missed"]]
    short = {forum: share for forum, share in row["f1"].items() if share < FORUM_MARKS[forum]}
    found += [f"{forum}: F1 {share}" for forum, share in short.items()]
    for name in ("speed", "crisis"):
        if row[name]["p99_ms"] > AT_MOST:
            found.append(f"{name}: p99 {row[name]['p99_ms']} ms")
    for name in ("tenfold", "tenfold crisis"):
        if row[name]["times"] > MOST_TENFOLD:
            found.append(f"{name}: {row[name]['times']} times as long, of {row[name]['of']}")
    return f"Missed: {'; '.join(found)}." if found else ""


def table(row: dict[str, dict]) -> None:
    for part, values in row.items():
        for name, value in values.items():
            print(f"{part:<16}{name:<14}{value}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path)
    asked.add_argument("--quick", action="store_true")
    given = asked.parse_args()
    row = {
        "open": told("open"),
        "locked": told("locked"),
        "f1": forums(given.data) if given.data else {},
        "speed": speed(2 if given.quick else 20, read),
        "crisis": speed(2 if given.quick else 20, sounds_like),
        "tenfold": tenfold(read),
        "tenfold crisis": tenfold(sounds_like),
    }
    table(row)
    print(json.dumps({"bench": "coach", **row}), flush=True)
    sys.exit(missed(row) or None)


if __name__ == "__main__":
    main()
