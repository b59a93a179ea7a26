"""Learns what advice is: python -m bench.teaching.advice --data DIR.

DIR holds sentences from two forums that people said were advice or not (Govindarajan and others,
"Help! Need Advice on Identifying Advice", EMNLP 2020; MIT), as `needadvice_train.tsv` and so on.
Learns from the train parts alone; where advice begins is chosen by cross-validation over whole
posts; the dev parts are only reported. Takes about two minutes, and gives the same each time.
"""

import argparse
import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.teaching.learning import Example, Learned, Manner, learn
from kith.ground.learned import written
from kith.witnessing import coaching
from kith.witnessing.coaching.features import Words, described
from kith.witnessing.coaching.sentences import Sentence, sentences

FORUMS = ("needadvice", "askparents")
FOLDS = 4
MANNER = Manner(rounds=8, pace=0.1, shrink=1.0, seen=5)
DISPUTED = 0.3  # what a sentence counts where weighing the workers turns their majority over
COUNTS = {"needadvice": 2.0, "askparents": 1.0}  # the smaller forum is the nearer to what is told
NONE_READY = Words()
SHIPPED = Path(coaching.__file__).parent / "learned" / "advice.txt"
SPLIT = "ca|wo|do|does|did|is|are|was|were|have|has|had|would|could|should|need"
JOINED = (  # the files hold tokens: "do n't" and " ." become what people write
    (re.compile(r"[\u2018’]"), "'"),
    (re.compile(rf"\b({SPLIT}) n'?t\b", re.IGNORECASE), r"\1n't"),
    (re.compile(r" ('(?:s|re|ve|ll|d|m|em))\b", re.I), r"\1"),
    (re.compile(r"\b(gon|wan|got) (na|ta)\b", re.I), r"\1\2"),
    (re.compile(r"\bcan not\b", re.I), "cannot"),
    (re.compile(r" ([.,!?;:%)\]])"), r"\1"),
    (re.compile(r"([(\[]) "), r"\1"),
    (re.compile(r" ([-/]) "), r"\1"),
    (re.compile(r'^"(?=.*"")|(?<="")"$'), ""),
    (re.compile(r'""'), '"'),
    (re.compile(r"\s+"), " "),
)


@dataclass(frozen=True, slots=True)
class Said:
    forum: str
    post: str
    answer: str  # the post, and which answer to it
    text: str
    advises: bool
    disputed: bool

    @property
    def fold(self) -> int:
        return hashlib.sha256(self.post.encode()).digest()[0] % FOLDS


def read(data: Path, part: str) -> Iterator[Said]:
    for forum in FORUMS:
        with (data / f"{forum}_{part}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield _said(forum, row)


def _said(forum: str, row: dict[str, str]) -> Said:
    majority, weighed = row["Majority_label"] == "1", row["DS_Label"] == "1"
    post, answer = row["ID"].partition("-")[0], row["ID"].rpartition("-")[0]
    return Said(forum, post, answer, joined(row["Sentence"]), majority, majority != weighed)


def joined(tokens: str) -> str:
    for pattern, written_so in JOINED:
        tokens = pattern.sub(written_so, tokens)
    return tokens.strip()


def features(text: str) -> set[str]:
    """Of the whole line: the workers were asked about it as one."""
    parts = sentences(text)
    words = tuple(word for part in parts for word in part.words)
    asking = sum(part.asks for part in parts)
    return described(Sentence(0, len(text), words, asking > 0), asking, NONE_READY)


def example(said: Said, of: set[str]) -> Example:
    allowed = frozenset({0} if said.advises else ())
    return Example(of, allowed, COUNTS[said.forum] * (DISPUTED if said.disputed else 1.0))


def f1(told: list[bool], true: list[bool]) -> float:
    both = sum(one and other for one, other in zip(told, true, strict=True))
    return 2 * both / ((sum(told) + sum(true)) or 1)


def f1s(said: list[Said], weights: list[float], beginning: float) -> dict[str, float]:
    pairs = list(zip(said, weights, strict=True))
    return {
        forum: f1(
            [weight >= beginning for each, weight in pairs if each.forum == forum],
            [each.advises for each in said if each.forum == forum],
        )
        for forum in FORUMS
    }


def held_out(said: list[Said], examples: list[Example]) -> list[float]:
    """The weight of each sentence as learned from the posts of the other folds."""
    weights = [0.0] * len(said)
    for fold in range(FOLDS):
        rest = [each for each, of in zip(examples, said, strict=True) if of.fold != fold]
        learned = learn(rest, 1, MANNER)
        for at, (each, of) in enumerate(zip(examples, said, strict=True)):
            weights[at] = learned.weigh(each.features)[0] if of.fold == fold else weights[at]
    return weights


def begins(said: list[Said], weights: list[float]) -> float:
    """The weight from which both forums together are told best: their one p of 0.5."""
    tried = [step / 20 for step in range(-40, 20)]
    return max(tried, key=lambda each: sum(f1s(said, weights, each).values()))


def ship(learned: Learned, beginning: float) -> None:
    start = [learned.start[0] - beginning]
    SHIPPED.write_text(written(["advice"], start, learned.rows), "utf-8")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--data", type=Path, required=True)
    data = asked.parse_args().data
    said, dev = list(read(data, "train")), list(read(data, "dev"))
    examples = [example(each, features(each.text)) for each in said]
    weights = held_out(said, examples)
    beginning = begins(said, weights)
    print("left out, by post:", f1s(said, weights, beginning))
    learned = learn(examples, 1, MANNER)
    weighed = [learned.weigh(features(each.text))[0] for each in dev]
    print("dev:", f1s(dev, weighed, beginning))
    ship(learned, beginning)
    print(f"{SHIPPED.name}: {SHIPPED.stat().st_size // 1024} KB, advice from {beginning}")


if __name__ == "__main__":
    main()
