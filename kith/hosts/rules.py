"""What a host may decide, and what the first day of a house is made of. Plain values only."""

from collections.abc import Collection
from dataclasses import dataclass

# In the order a host would do them. The second ones, nobody but the host can know of.
FIRST_DAY = ("leave", "codes", "here", "country", "lines", "invited", "second host", "backup")
BY_HAND = frozenset({"leave", "codes", "backup"})


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the first day's list."""

    name: str
    done: bool

    @property
    def by_hand(self) -> bool:
        return self.name in BY_HAND


def first_day(happened: Collection[str], ticked: Collection[str]) -> list[Item]:
    """`happened`: what the house saw being done. `ticked`: what a host says is done."""
    return [Item(name, name in (ticked if name in BY_HAND else happened)) for name in FIRST_DAY]


def may_decide(*, brought_it: bool, decided_before: bool, others: int) -> bool:
    """Nobody decides what they brought themselves, nor an appeal against their own decision,
    while another host could. `others`: how many hosts could instead (0 or more)."""
    return others == 0 or not (brought_it or decided_before)
