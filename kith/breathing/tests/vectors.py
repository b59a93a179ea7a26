"""Examples that both hold to: python -m kith.breathing.tests.vectors writes them anew.

They are computed with fractions and many digits, not by rhythm.py: so that it is held to the law
and not to itself.
"""

import json
from fractions import Fraction
from math import cos, pi
from pathlib import Path
from random import Random
from typing import Any

FILE = Path(__file__).with_name("vectors.json")
SEED, SEGMENTS, TIMES = 6, 24, 8
HOUR = 3600


def made() -> list[dict[str, Any]]:
    rng = Random(SEED)
    return [example(rng) for _ in range(SEGMENTS)]


def example(rng: Random) -> dict[str, Any]:
    segment = {
        "at": round(rng.uniform(1.7e9, 1.9e9), 3),
        "breaths": round(rng.uniform(0, 400), 6),
        "rate": rng.choice([4.0, 20.0, 12.0, round(rng.uniform(4, 20), 3)]),
        "goal": rng.choice([4.5, 6.0, 6.5, round(rng.uniform(4, 20), 3)]),
    }
    return segment | {"then": [then(segment, since) for since in times(rng)]}


def times(rng: Random) -> list[float]:
    return sorted([-2.5, 0.0, *(round(rng.uniform(0, HOUR), 3) for _ in range(TIMES))])


def then(segment: dict[str, float], since: float) -> list[float]:
    """The time, the rate, the breaths so far and how full the shape is."""
    at, rate, goal = (Fraction(str(segment[name])) for name in ("at", "rate", "goal"))
    time = at + Fraction(str(since))
    reached = min(
        max(Fraction(0), time - at), abs(goal - rate) * 60
    )  # seconds: 1 a minute, a minute
    slope = Fraction(1 if goal > rate else -1, 60)
    there = rate + slope * reached
    while_changing = (rate + there) / 2 * reached  # a trapezium
    breaths = Fraction(str(segment["breaths"])) + (
        (while_changing + there * (time - at - reached)) / 60
        if since >= 0
        else rate * (time - at) / 60
    )
    return [float(time), float(there), float(breaths), full(float(breaths % 1))]


def full(part: float) -> float:
    """In for two fifths, out for three."""
    return (1 - cos(pi * part / 0.4)) / 2 if part < 0.4 else (1 + cos(pi * (part - 0.4) / 0.6)) / 2


if __name__ == "__main__":
    FILE.write_text("[\n" + ",\n".join(map(json.dumps, made())) + "\n]\n")
