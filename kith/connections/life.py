"""What rooms above do when two people come nearer or step back, inside the same transaction."""

from collections.abc import Callable
from typing import Any

Falling = Callable[[Any, int, Any], None]
Begun = Callable[[Any, Any], None]

_opens_at: dict[str, int] = {}
_falling: list[Falling] = []
_letting_go: list[Begun] = []
_porch_waves: list[Begun] = []


def opens_at(action: str, step: int) -> None:
    """A room's action on a bond opens at this step: below it, as if it did not exist."""
    _opens_at[action] = step


def step_for(action: str) -> int:
    """What a person has to be shown for this action; *apart* where nothing was said."""
    return _opens_at.get(action, 0)


def on_falling(do: Falling) -> Falling:
    """`do(bond, to, by)` after a step back, a wall or a leaving: end what is above `to`."""
    _falling.append(do)
    return do


def fell(bond: Any, to: int, by: Any) -> None:
    for do in _falling:
        do(bond, to, by)


def on_letting_go(do: Begun) -> Begun:
    """`do(bond, person)` when someone takes a bond off their list: what they said goes with it."""
    _letting_go.append(do)
    return do


def let_go(bond: Any, person: Any) -> None:
    for do in _letting_go:
        do(bond, person)


def on_porch_wave(do: Begun) -> Begun:
    """`do(bond, giver)` once a wave across the porch has begun a bond."""
    _porch_waves.append(do)
    return do


def waved(bond: Any, giver: Any) -> None:
    for do in _porch_waves:
        do(bond, giver)
