"""What happens when someone arrives, changes their name, leaves, or asks for a copy.

Rooms above register here what theirs is to do; people calls them, in the order of registering,
inside the transaction of what happens.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Invitation, Person

Arrived = Callable[["Person", "Invitation | None"], object]
Happened = Callable[["Person"], object]
Copied = Callable[["Person"], Any]
Kept = Callable[["Person", str], object]

_arrivals: list[Arrived] = []
_renamings: list[Happened] = []
_locks: list[Happened] = []
_leavings: list[Happened] = []
_goings: list[Happened] = []
_copies: dict[str, Copied] = {}
_keepers: list[tuple[str, Any, str, Kept]] = []
_along: list[str] = ["hosting", "pause", "leaving"]


def on_arrival(do: Arrived) -> Arrived:
    """`do(person, invitation)`; no invitation where the door was open."""
    _arrivals.append(do)
    return do


def on_renaming(do: Happened) -> Happened:
    """At the daily turn after a change of name: others are shown `person.name` from now on."""
    _renamings.append(do)
    return do


def locks(do: Happened) -> Happened:
    """Before anything of leaving or going is done: lock everyone it concerns, in the one order."""
    _locks.append(do)
    return do


def on_leaving(do: Happened) -> Happened:
    """At once: what only the leaver sees is to go, and everything live is to end."""
    _leavings.append(do)
    return do


def on_gone(do: Happened) -> Happened:
    """At the turn, just before the person's row goes: what others were shown is to go."""
    _goings.append(do)
    return do


def in_the_copy(name: str, give: Copied) -> None:
    """What a copy of everything holds under `name`: anything JSON can say."""
    _copies[name] = give


def keeps_words(name: str, label: Any, address: str, keep: Kept) -> None:
    """Somewhere a sentence that was found on the needs pages can be kept, besides the card.

    `label` is on the button, `address` is where the person goes afterwards.
    """
    _keepers.append((name, label, address, keep))


def comes_along(relation: str) -> None:
    """A one-to-one of a person that every page asks for: it is fetched with the session."""
    _along.append(relation)


def arrived(person: "Person", invitation: "Invitation | None") -> None:
    for do in _arrivals:
        do(person, invitation)


def renamed(person: "Person") -> None:
    for do in _renamings:
        do(person)


def leaving(person: "Person") -> None:
    for lock in _locks:
        lock(person)
    for do in _leavings:
        do(person)


def gone(person: "Person") -> None:
    for lock in _locks:
        lock(person)
    for do in _goings:
        do(person)


def copied(person: "Person") -> dict[str, Any]:
    return {name: give(person) for name, give in _copies.items()}


def keepers() -> list[tuple[str, Any, str, Kept]]:
    return _keepers


def along() -> list[str]:
    return [f"person__{relation}" for relation in _along]
