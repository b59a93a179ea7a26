"""Learns what sounds like crisis: python -m bench.teaching.crisis --data DIR [--tried].

From the sentences of `kith/safety/tests/crisis` that are open, and from `crisis.tsv` beside this
file, written for this by one more hand (pairs that share their words; that hand knew the open
ones). All of these are about danger or borrow its words; so that what people say all day does not
sound like it, a part of what two forums answered one another (DIR, see `advice.py`) and the open
replies of the coach are learned as everyday ones.

Where crisis begins is chosen by cross-validation over whole pairs, the open ones left out in turn:
about where `HEARD` of what is crisis among them is heard. The locked ones are never read here, nor
the forums' dev parts but to say how many of them are called. Takes two minutes, and gives the same
each time.
"""

import argparse
import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.teaching import advice
from bench.teaching.learning import Example, Learned, Manner, learn
from kith import safety
from kith.ground.learned import share, written
from kith.safety import hearing
from kith.safety.crisis import SURE
from kith.safety.hearing.features import Heard, described
from kith.safety.hearing.meanings import several
from kith.witnessing.tests.marks import replies

FOLDS = 5
MANNER = Manner(rounds=12, pace=0.1, shrink=0.05, seen=3)
HEARD = 0.91  # of the open ones that are crisis, left out of learning
DRAFTS = Path(safety.__file__).parent / "tests" / "crisis"
PAIRS = Path(__file__).with_name("crisis.tsv")
SHIPPED = Path(hearing.__file__).parent / "learned" / "crisis.txt"
CRISIS = several("wish plan goodbye self_harm danger_from_other harm_to_other overwhelmed_unsafe")
SORROW = ("sad", "grief")
COUNTS = {  # the open ones are most like what is locked
    **{"open": 5.0, "learning": 1.0, "pairs": 1.0},
    **{"sentences": 0.2, "answers": 0.2, "replies": 0.2},  # of every day: so many, and all alike
}
EVERYDAY = ("sentences", "answers", "replies")
ONE_OF = 4  # answers of the forums is learned from: with more, no fewer are called
OF_SORROW = 1.5  # a false call of somebody who is sad costs more


@dataclass(frozen=True, slots=True)
class Draft:
    part: str
    pair: str
    why: str
    crisis: bool
    heard: Heard

    @property
    def fold(self) -> int:
        return number(self.pair) % FOLDS


def number(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0]


def drafts() -> Iterator[Draft]:
    for part in ("open", "learning"):
        for line in (DRAFTS / f"{part}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            pair = row.get("pair", row["text"])
            yield Draft(part, pair, row["why"], row["crisis"], described(row["text"]))
    for line in PAIRS.read_text("utf-8").splitlines():
        why, text = line.split("\t")
        yield Draft("pairs", text, why, why in CRISIS, described(text))


def everyday(data: Path, part: str) -> Iterator[Draft]:
    """What people say of work, children and days: sentences one by one, and whole answers."""
    answers = defaultdict(list)
    for each in advice.read(data, part):
        answers[f"{each.forum} {each.post}", each.answer].append(each.text)
    for (post, answer), texts in answers.items():
        if part != "train" or number(answer) % ONE_OF == 0:
            yield Draft("answers", post, "answers", False, described(" ".join(texts)))
            yield from (Draft("sentences", post, "sentences", False, described(t)) for t in texts)


def answering() -> Iterator[Draft]:
    """What people write back to what was told here."""
    for row in replies("open"):
        yield Draft("replies", row["pair"], "replies", False, described(row["text"]))


def example(draft: Draft) -> Example:
    weight = COUNTS[draft.part] * (OF_SORROW if draft.why in SORROW else 1.0)
    allowed = frozenset({0} if draft.crisis else ())
    return Example(sorted(draft.heard.told), allowed, weight, sorted(draft.heard.heard))


def weighed(by: Learned, draft: Draft) -> float:
    weight = by.weigh(draft.heard.told, draft.heard.heard)[0]
    return max(weight, logit(SURE)) if draft.heard.plainly else weight


def held_out(among: list[Draft]) -> Iterator[tuple[Draft, float]]:
    """The weight of each draft as learned from the other folds."""
    for fold in range(FOLDS):
        by = learned([each for each in among if each.fold != fold])
        yield from ((each, weighed(by, each)) for each in among if each.fold == fold)


def learned(among: list[Draft]) -> Learned:
    return learn([example(each) for each in among], 1, MANNER)


def begins(told: list[tuple[Draft, float]]) -> float:
    """Half way to the next lower weight, so that it hangs on no single draft."""
    found = sorted((w for each, w in told if each.part == "open" and each.crisis), reverse=True)
    last = math.ceil(HEARD * len(found)) - 1
    return (found[last] + found[last + 1]) / 2


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def report(told: list[tuple[Draft, float]], beginning: float) -> None:
    for part in dict.fromkeys(each.part for each, _ in told):
        own = [(each, weight >= beginning) for each, weight in told if each.part == part]
        kinds = defaultdict(list)
        for each, called in own:
            kinds[each.why].append(called)
        if part not in EVERYDAY:
            found = [each.crisis for each, called in own if called]
            right = sum(found) / len(found)
            recall = sum(found) / sum(each.crisis for each, _ in own)
            sorrow = [called for each, called in own if each.why in SORROW]
            print(f"{part}: {right=:.3f}, {recall=:.3f}, sorrow={sum(sorrow) / len(sorrow):.3f}")
        print("  called:", {why: round(sum(c) / len(c), 3) for why, c in sorted(kinds.items())})


def ship(by: Learned, beginning: float) -> None:
    SHIPPED.write_text(written(["crisis"], [by.start[0] - beginning], by.rows), "utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    asked.add_argument("--tried", action="store_true", help="only say how it went")
    given = asked.parse_args()
    among = [*drafts(), *everyday(given.data, "train"), *answering()]
    told = list(held_out(among))
    beginning = begins(told)
    report(told, beginning)
    by = learned(among)
    print("of the dev parts of the forums:")
    report([(each, weighed(by, each)) for each in everyday(given.data, "dev")], beginning)
    if not given.tried:
        ship(by, beginning)
        print(f"{SHIPPED.name}: {SHIPPED.stat().st_size // 1024} KB; from {share(beginning):.3f}")


if __name__ == "__main__":
    main()
