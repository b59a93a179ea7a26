"""Learns what helps and what harms in a reply: python -m bench.teaching.replies.

From sentences written for this house: the open part of the replies (in `kith/witnessing/tests`) and
`said.tsv` beside this file, which two people wrote, the second without a look at the first. Where
harm begins is chosen by cross-validation over whole pairs and the second hand's sentences: at the
least p where as few good ones are called harmful as `CALLED`. Says, too, how each hand is read by
what was learned from the other. Needs the weights of advice first. Takes a minute, and gives the
same each time.
"""

import hashlib
import json
import math
from collections.abc import Iterator
from operator import sub
from pathlib import Path

from bench.teaching.learning import Example, Learned, Manner, learn
from kith.ground.learned import share, shares, written
from kith.witnessing import coaching
from kith.witnessing.coaching.features import Words, described
from kith.witnessing.coaching.kinds import GOOD, HARM, KINDS, PLAIN
from kith.witnessing.coaching.sentences import Sentence, sentences
from kith.witnessing.coaching.telling import advice, advising, wariness

FOLDS = 5
MANNER = Manner(rounds=10, pace=0.1, shrink=0.05, seen=2)
CALLED, MARKED = 0.05, 0.02  # of good replies left out of learning: called harmful, and marked
FIRST_HAND = (
    1_427  # lines of `said.tsv`, by whoever knew the open replies; the rest by somebody else
)
ROOM = Path(coaching.__file__).parents[1]
OPEN = ROOM / "tests" / "replies" / "open.jsonl"
SHIPPED = ROOM / "coaching" / "learned" / "replies.txt"
SAID = Path(__file__).with_name("said.tsv")
NONE_READY = Words()
WELL = frozenset(KINDS.index(kind) for kind in GOOD + PLAIN)

Reply = dict[str, str | list[str]]
Told = tuple[float, bool]  # how harmful a reply looks, and whether it is


def replies() -> list[Reply]:
    return [json.loads(line) for line in OPEN.read_text("utf-8").splitlines()]


def harms(reply: Reply) -> bool:
    welcome = reply["kind"] == reply["wish"] == "advice"
    return reply["kind"] in (*HARM, "mixed") and not welcome


def learned_from(reply: Reply) -> list[Example]:
    text = str(reply["text"])
    found = sentences(text)
    asking = sum(each.asks for each in found)
    return [Example(features(each, asking), allowed(reply, each)) for each in found]


def features(sentence: Sentence, asking: int) -> list[str]:
    found = described(sentence, asking, NONE_READY)
    (weight,) = advice().weigh(found)
    return sorted(found | {advising(weight)})


def allowed(reply: Reply, sentence: Sentence) -> frozenset[int]:
    """The kinds it can be: of a longer good reply, any of the good ones."""
    if reply["kind"] in KINDS:
        return frozenset({KINDS.index(str(reply["kind"]))})
    said, kind = reply.get("harm") or ("", "")
    at = str(reply["text"]).find(said) if said else -1
    middle = (sentence.start + sentence.end) / 2
    inside = said and at <= middle <= at + len(said)
    return frozenset({KINDS.index(kind)}) if inside else WELL


def said() -> list[Reply]:
    lines = [line.split("\t") for line in SAID.read_text("utf-8").splitlines()]
    return [{"kind": kind, "text": text, "wish": "heard", "pair": text} for kind, text in lines]


def learned(among: list[Reply]) -> Learned:
    return learn([each for reply in among for each in learned_from(reply)], len(KINDS), MANNER)


def harm_of(learned: Learned, reply: Reply) -> float:
    welcome = {"advice"} if reply["wish"] == "advice" else set()
    harmful = [KINDS.index(kind) for kind in HARM if kind not in welcome]
    parts = learned_from(reply)
    less = wariness(KINDS, len(parts))
    weighed = [shares([*map(sub, learned.weigh(each.features), less)]) for each in parts]
    return max((sum(each[kind] for kind in harmful) for each in weighed), default=0.0)


def told(by: Learned, among: list[Reply]) -> list[Told]:
    return [(harm_of(by, reply), harms(reply)) for reply in among]


def held_out(always: list[Reply], among: list[Reply]) -> Iterator[Told]:
    """How harmful each reply looks as learned from the other pairs, and whether it is."""
    for fold in range(FOLDS):
        rest = [reply for reply in among if fold_of(reply) != fold]
        yield from told(
            learned(always + rest), [reply for reply in among if fold_of(reply) == fold]
        )


def fold_of(reply: Reply) -> int:
    return hashlib.sha256(str(reply["pair"]).encode()).digest()[0] % FOLDS


def begins(pairs: list[Told], called: float) -> float:
    well = sorted((harm for harm, harms in pairs if not harms), reverse=True)
    return well[int(called * len(well))]


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def ship(learned: Learned, beginning: float) -> None:
    """Moves every harm by the same, so that harm is from 0.5 on."""
    moved = logit(beginning)
    start = [each - moved * (kind in HARM) for kind, each in zip(KINDS, learned.start, strict=True)]
    SHIPPED.write_text(written(list(KINDS), start, learned.rows), "utf-8")


def report(name: str, pairs: list[Told], beginning: float) -> None:
    found = [harm > beginning for harm, harms in pairs if harms]
    well = [harm > beginning for harm, harms in pairs if not harms]
    right = sum(found) / ((sum(found) + sum(well)) or 1)
    called = sum(well) / len(well)
    recall = sum(found) / len(found)
    print(f"{name}, from {beginning:.3f}: {right=:.3f}, {recall=:.3f}, {called=:.3f}")


def main() -> None:
    among, own = replies(), said()
    own, others = own[:FIRST_HAND], own[FIRST_HAND:]
    pairs = list(held_out(own, among + others))
    beginning, marked = begins(pairs, CALLED), begins(pairs, MARKED)
    report("left out, by pair", pairs, beginning)
    for name, rest, left in (("open", own + others, among), ("second hand", own + among, others)):
        strange = told(learned(rest), left)
        for each in (beginning, marked, begins(strange, MARKED)):
            report(f"{name}, from the rest", strange, each)
    ship(learned(own + others + among), beginning)
    moved = share(logit(marked) - logit(beginning))
    print(f"{SHIPPED.name}: {SHIPPED.stat().st_size // 1024} KB; marked from {moved:.2f} on")


if __name__ == "__main__":
    main()
