"""What rooms above do when somebody wakes from a rest, inside the same transaction."""

from collections.abc import Callable

from kith.people.models import Person

Woken = Callable[[Person], object]

_waking: list[Woken] = []


def on_waking(do: Woken) -> Woken:
    """`do(person)`: what was held may come now."""
    _waking.append(do)
    return do


def woke(person: Person) -> None:
    for do in _waking:
        do(person)
