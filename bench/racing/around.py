"""Pauses and times: what is put around what somebody does, in a process made for racing."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import SimpleNamespace
from typing import Any

from django.db import connection, transaction

from kith.ground import turns

from .race import Spot

Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


class Effect:
    """When what is timed was done last, in this process."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.began: float | None = None  # nobody else could see it before this (monotonic seconds)
        self.held: float | None = None  # from here on everybody could
        self.open = False  # done, in a turn that has not ended


EFFECT = Effect()


def around(spot: Spot, wrap: Wrap) -> None:
    owner, name = spot
    setattr(owner, name, wrap(getattr(owner, name)))


def instead(spot: Spot, other: Any) -> None:
    """Something else there, where there is something to begin with."""
    around(spot, lambda _here: other)


def lingering(do: Callable[..., Any]) -> Callable[..., Any]:
    """The same, with a moment before and after it now and then: so that the other may act between
    what somebody sees and what they do."""

    @wraps(do)
    def slowly(*args: Any, **kwargs: Any) -> Any:
        pause()
        answer = do(*args, **kwargs)
        pause()
        return answer

    return slowly


class Pause:
    """As long as the other takes, at most: that differs from machine to machine."""

    most = 0.0  # seconds

    def __call__(self) -> None:
        if random.random() < 0.5:
            time.sleep(random.uniform(0, self.most))


pause = Pause()


def timed(do: Callable[..., Any]) -> Callable[..., Any]:
    """Notes when it was done. In a turn, that is when the turn ends."""

    @wraps(do)
    def noted(*args: Any, **kwargs: Any) -> Any:
        EFFECT.began, EFFECT.open = time.monotonic(), True
        answer = do(*args, **kwargs)
        EFFECT.held = time.monotonic()
        return answer

    return noted


def watch_turns() -> None:
    """Every turn notes just before it ends, and when it has ended. One within another ends with
    that one."""

    @contextmanager
    def watched() -> Iterator[None]:
        within = connection.in_atomic_block
        with transaction.atomic():
            yield
            ends = EFFECT.open and not within
            if ends:  # what is told once it is saved begins turns of its own
                EFFECT.began, EFFECT.open = time.monotonic(), False
        if ends:
            EFFECT.held = time.monotonic()

    turns.transaction = SimpleNamespace(atomic=watched)  # type: ignore[attr-defined]
