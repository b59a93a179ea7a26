"""A bond as HOUSE and CASES tell it, written once more and differently, to hold the models against.

Everything between two people that decides anything is in here; `nexts` is every act from a state.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Self

BOTH = (0, 1)
NONE = (False, False)


@dataclass(frozen=True)
class State:
    real: int = 0
    shown: tuple[int, int] = (0, 0)
    wish: tuple[bool, bool] = NONE  # always for the step above what its owner is shown
    rise: bool = False
    wall: tuple[bool, bool] = NONE
    gone: tuple[bool, bool] = NONE
    fall: int | None = None  # how far back, at the next turn, both will be shown to be
    rests: bool = False  # the way closer

    def having(self, name: str, who: int, value: object) -> Self:
        pair = list(getattr(self, name))
        pair[who] = value
        return replace(self, **{name: tuple(pair)})

    def looked_at(self) -> Self:
        agree = all(self.wish) and not any(self.wall) and set(self.shown) == {self.real}
        rests = self.rests or self.fall is not None
        return replace(self, rise=True) if agree and not rests else self

    def stood(self, step: int) -> Self:
        return replace(self, real=step, shown=(step, step), wish=NONE, rise=False)


def wish(who: int, now: State) -> State:
    return now.having("wish", who, True).looked_at()


def unwish(who: int, now: State) -> State:
    return replace(now.having("wish", who, False), rise=False)


def back(who: int, to: int, now: State) -> State:
    fall = to if now.fall is None else min(to, now.fall)
    return replace(unwish(who, now), real=min(now.real, to), fall=fall)


def wall(who: int, now: State) -> State:
    return back(who, 0, now.having("wall", who, True))


def lift(who: int, now: State) -> State:
    return now.having("wall", who, False)


def leave(who: int, now: State) -> State:
    return back(who, 0, now.having("wall", who, False)).having("gone", who, True)


def turn(now: State) -> State:
    if now.fall is None:
        return now
    shown = tuple(min(step, now.fall) for step in now.shown)
    kept = tuple(w and a == b for w, a, b in zip(now.wish, now.shown, shown, strict=True))
    return replace(now, shown=shown, wish=kept, fall=None, rests=True)


def way_opens(now: State) -> State:
    return replace(now, rests=False).looked_at()


def rise(now: State) -> State:
    return now.stood(now.real + 1)


def begin(step: int, now: State) -> State:
    free = not (any(now.gone) or any(now.wall) or now.rests or now.fall is not None)
    return now.stood(max(step, now.real)) if free else now


def nexts(now: State) -> Iterator[tuple[partial, State]]:
    """Every act that somebody, or time, can do from here, and what it leads to."""
    acts = [partial(turn)]
    acts += [partial(begin, step) for step in (1, 2) if now.shown == (0, 0)]
    acts += [partial(way_opens)] if now.rests and now.fall is None else []
    acts += [partial(rise)] if now.rise else []
    for who in BOTH:
        if not now.gone[who]:
            acts += [partial(act, who) for act in (wall, lift, unwish, leave)]
            acts += [partial(wish, who)] if now.shown[who] < 3 else []
            acts += [partial(back, who, to) for to in range(now.shown[who])]
    for act in acts:
        yield act, act(now)


def every_state() -> list[State]:
    """All that can be reached from two people who have not met."""
    seen, edge = {State()}, [State()]
    while edge:
        reached = {after for now in edge for _act, after in nexts(now)} - seen
        seen |= reached
        edge = sorted(reached, key=repr)
    return sorted(seen, key=repr)
