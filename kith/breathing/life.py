"""What open rooms hear of their seats. The part that keeps sockets answers."""

from collections.abc import Callable
from typing import Any

Heard = Callable[[Any], object]

_changed: list[Heard] = []
_ended: list[Heard] = []


def on_change(do: Heard) -> Heard:
    """`do(room)` once somebody sat down there, or a seat is free again."""
    _changed.append(do)
    return do


def on_end(do: Heard) -> Heard:
    """`do(seat)` once it is nobody's any more: nothing from it is heard."""
    _ended.append(do)
    return do


def changed(room: Any) -> None:
    for do in _changed:
        do(room)


def ended(seat: Any) -> None:
    for do in _ended:
        do(seat)
