"""How well crisis is heard in drafts of which it is known. It says numbers, and never the words."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from kith.safety.crisis import CALLED, sounds_like

DRAFTS = Path(__file__).with_name("crisis")
SORROW = {"sad", "grief"}


@dataclass(frozen=True)
class Marks:
    recall: float
    precision: float
    sorrow: float  # share of what is sad or grief that is called
    called: dict[str, float]  # share of each kind that is called, crisis or not


def measured(part: str, hears=sounds_like) -> Marks:
    rows = [json.loads(line) for line in (DRAFTS / f"{part}.jsonl").read_text("utf-8").splitlines()]
    called = [(row, hears(row["text"]) >= CALLED) for row in rows]
    kinds = defaultdict(list)
    for row, is_called in called:
        kinds[row["why"]].append(is_called)
    found = [is_called for row, is_called in called if row["crisis"]]
    return Marks(
        recall=share(found),
        precision=share([row["crisis"] for row, is_called in called if is_called]),
        sorrow=share([each for why in SORROW for each in kinds[why]]),
        called={why: round(share(each), 2) for why, each in sorted(kinds.items())},
    )


def share(told: list[bool]) -> float:
    return sum(told) / (len(told) or 1)
