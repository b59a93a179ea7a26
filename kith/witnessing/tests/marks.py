"""How a coach does on replies whose kind is known. It says numbers, and never the words."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kith.witnessing.coach import HARMFUL, Reading
from kith.witnessing.coaching.kinds import GOOD, HARM

REPLIES = Path(__file__).with_name("replies")
PRECISION, RECALL, MARKED_AT_MOST = 0.90, 0.70, 0.02
NAMES_OF_GOOD = {"validation", "reflection", "open_question", "presence", "other", "good"}

Reader = Callable[[str, str, str], Reading]


@dataclass(frozen=True)
class Marks:
    precision: float
    recall: float
    good_marked: float  # share of good replies in which any sentence is marked
    by_kind: dict[str, float]  # share of each kind that is called harmful, or named as good
    right_kind: float  # of marked spans in replies of one kind, how many have that kind

    def missed(self) -> list[str]:
        """Which marks are missed; empty, where none is."""
        held = {
            f"precision {self.precision:.3f}": self.precision >= PRECISION,
            f"recall {self.recall:.3f}": self.recall >= RECALL,
            f"good marked {self.good_marked:.3f}": self.good_marked <= MARKED_AT_MOST,
        }
        return [mark for mark, is_held in held.items() if not is_held]


def replies(part: str) -> list[dict]:
    lines = (REPLIES / f"{part}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def measured(rows: list[dict], reader: Reader) -> Marks:
    readings = [(row, reader(row["text"], row["wish"], row["story"])) for row in rows]
    called = [(harms(row), reading.harm >= HARMFUL) for row, reading in readings]
    both = sum(is_harm and is_called for is_harm, is_called in called)
    good = [any(harm_in(reading)) for row, reading in readings if row["kind"] in NAMES_OF_GOOD]
    return Marks(
        precision=share(both, sum(is_called for _, is_called in called)),
        recall=share(both, sum(is_harm for is_harm, _ in called)),
        good_marked=share(sum(good), len(good)),
        by_kind=by_kind(readings),
        right_kind=right_kind(readings),
    )


def harms(row: dict) -> bool:
    welcome = row["kind"] == row["wish"] == "advice"
    return row["kind"] in (*HARM, "mixed") and not welcome


def harm_in(reading: Reading) -> Iterable[str]:
    return [span.kind for span in reading.spans if span.kind in HARM]


def by_kind(readings: list[tuple[dict, Reading]]) -> dict[str, float]:
    found, all_ = Counter(), Counter()
    for row, reading in readings:
        named = {span.kind for span in reading.spans} & {*GOOD}
        told = row["kind"] in named if row["kind"] in GOOD else reading.harm >= HARMFUL
        all_[row["kind"]] += 1
        found[row["kind"]] += told
    return {kind: round(share(found[kind], all_[kind]), 3) for kind in sorted(all_)}


def right_kind(readings: list[tuple[dict, Reading]]) -> float:
    pairs = [(row["kind"], kind) for row, reading in readings for kind in harm_in(reading)]
    alike = [kind == marked for kind, marked in pairs if kind in HARM]
    return share(sum(alike), len(alike))


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
