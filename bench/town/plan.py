"""Who lives in a town, who knows whom, and what was said: plain values, the same at each call.

Two people stand first in every town and have the same around them in each, however large it is:
one as most are, with the average number of bonds and moments, and one who knows many.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from random import Random

from kith.connections.rules import Step
from kith.moments.rules import GESTURES, INVITATION, NOTE, WAVE
from kith.people import names

ARRIVED, MET = 30, 25  # days ago
SPOKEN = 20  # the days since then, each of which has its moments; the last was yesterday
A_DAY = 24 * 60 * 60  # seconds
USUAL, BUSY = 0, 1  # the two at the head of a town
EMPTY = "/empty/"  # a page with nothing on it, beside the house's own
STEPS = (Step.WAVE, Step.NOTE, Step.NOTE, Step.TALK)
NOTES = (
    "The first tomato is red. I thought you might like to know.",
    "It rained here all morning, the good kind. I sat by the window with a cup of something warm "
    "and thought of what you said about the lake. No need to answer, I am only saying hello.",
    "I tried the short walk you wrote about. Ten minutes, and back.",
    "Good night.",
)
CARDS: tuple[dict[str, object], ...] = (
    {},
    {"listen": "be here", "slow": True, "own": "If I go quiet, I have not gone away."},
    {"listen": "say heard", "calms": "Rain, and being told that there is time.", "stop": "Enough."},
    {"listen": "advice", "topics": ["family"], "ask_before_talk": True},
)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a town is, and how many bonds and moments the busy one of it has."""

    people: int
    bonds: int
    moments: int
    busy_bonds: int
    busy_moments: int

    def tenth(self) -> "Size":
        """The same two people in a tenth of the town."""
        around = (self.people // 10, self.bonds // 10, self.moments // 10)
        return Size(*around, self.busy_bonds, self.busy_moments)

    @property
    def usual_bonds(self) -> int:
        return 2 * self.bonds // self.people

    @property
    def usual_moments(self) -> int:
        return 2 * self.moments // self.people


FULL = Size(5_000, 20_000, 200_000, busy_bonds=60, busy_moments=1_200)
QUICK = Size(500, 2_000, 20_000, busy_bonds=24, busy_moments=400)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who met, by their places among the people, and how near they are."""

    one: int
    other: int
    step: Step


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """So many days ago, at that second of the day of the house."""

    minus_days: int
    second: int
    pair: int
    by: int  # a person
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    names: list[str]
    pairs: list[Pair]
    said: list[Said]  # in the order in which it was said

    def card(self, person: int) -> dict[str, object]:
        return CARDS[person % len(CARDS)]


def planned(size: Size) -> Plan:
    chance = Random(7)
    pairs = list(met(size, chance))
    told = [said(pair, pairs, chance) for pair in speaking(size, pairs, chance)]
    return Plan(list(islice(called(), size.people)), pairs, sorted(told))


def called() -> Iterator[str]:
    """As the house offers them, and a third word where those run out."""
    taken = set()
    first, second = names.words("first"), names.words("second")
    for third, one, other in product(("", *first), first, second):
        name = f"{one} {other} {third}".title().strip()
        if names.skeleton(name) not in taken:
            taken.add(names.skeleton(name))
            yield name


def met(size: Size, chance: Random) -> Iterator[Pair]:
    """The two at the head know only people of the crowd, so that neither changes the other."""
    crowd = range(2, size.people)
    known = set()
    for head, many in ((USUAL, size.usual_bonds), (BUSY, size.busy_bonds)):
        for nth, other in enumerate(chance.sample(crowd, many)):
            known.add((head, other))
            yield Pair(head, other, STEPS[-1 - nth % len(STEPS)])
    while len(known) < size.bonds:
        pair = tuple(sorted(chance.sample(crowd, 2)))
        if pair not in known:
            known.add(pair)
            yield Pair(*pair, chance.choice(STEPS))


def speaking(size: Size, pairs: list[Pair], chance: Random) -> Iterator[int]:
    """Which pair each moment is of: some speak much, most little, and with one of theirs the two at
    the head speak most."""
    usual, busy = size.usual_bonds, size.usual_bonds + size.busy_bonds
    of_heads = ((0, usual, size.usual_moments), (usual, busy, size.busy_moments))
    for begin, end, many in of_heads:
        for nth in range(many):
            yield begin if nth % 4 == 0 else begin + nth % (end - begin)
    rest = range(busy, len(pairs))
    weights = [chance.lognormvariate(0, 1) for _ in rest]
    many = size.moments - size.usual_moments - size.busy_moments
    yield from chance.choices(rest, weights, k=many)


def said(pair: int, pairs: list[Pair], chance: Random) -> Said:
    between = pairs[pair]
    by = chance.choice((between.one, between.other))
    when = (-chance.randint(1, SPOKEN), chance.randrange(A_DAY))
    kind = chance.choice(open_at(between.step))
    words = {NOTE: NOTES, WAVE: GESTURES, INVITATION: ("",)}[kind]
    return Said(*when, pair, by, kind, chance.choice(words))


def open_at(step: Step) -> list[str]:
    """Mostly notes where there are notes."""
    if step == Step.WAVE:
        return [WAVE]
    return [WAVE, NOTE, NOTE, NOTE] + ([INVITATION] if step == Step.TALK else [])
