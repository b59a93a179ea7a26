"""Where something can be written: each room above says so for its own boxes.

A place is `kind:ref`, "note:TOKEN". The room that has the box knows who may write there, what to
call it on the page of drafts, and where it is.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kith.people.models import Person

Named = Callable[[Person, str], str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """One box, as the person who writes in it sees it."""

    name: str
    words: str  # "A note to Ben"
    address: str
    asks_more: bool  # than words, before it is sent


@dataclass(frozen=True, slots=True)
class Kind:
    words: Named
    address: Callable[[str], str]
    asks_more: bool


_kinds: dict[str, Kind] = {}


def writes(kind: str, words: Named, address: Callable[[str], str], asks_more: bool = False) -> None:
    """`words(person, ref)` is None for a box this person does not have."""
    _kinds[kind] = Kind(words, address, asks_more)


def find(person: Person, name: str) -> Place | None:
    kind, _, ref = name.partition(":")
    found = _kinds.get(kind)
    words = found.words(person, ref) if found else None
    if found is None or words is None:
        return None
    return Place(name, words, found.address(ref), found.asks_more)
