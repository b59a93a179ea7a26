"""Two processes that wait for each other at a barrier, again and again."""

import logging
import multiprocessing
import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from statistics import median
from typing import Any

from django.db import connection, connections

from . import around
from .race import Done, Given, Race

FORKED = multiprocessing.get_context("fork")
PATIENCE = 60.0  # seconds; whoever takes longer hangs
LATELY = 20  # rounds
A_PAGE = 0.02  # seconds, before anything was measured


class Runners:
    """One for each of the two acts. They keep their database connections over all rounds."""

    def __init__(self, race: Race, locked: bool):
        connections.close_all()  # none is shared with those that are made now
        barrier = FORKED.Barrier(2)
        self.pipes: list[Connection] = []
        self.processes = []
        for number in (0, 1):
            here, there = FORKED.Pipe()
            told = (race, number, locked, barrier, there)
            process = FORKED.Process(target=running, args=told, daemon=True)
            process.start()
            there.close()
            self.pipes.append(here)
            self.processes.append(process)
        self.took = [deque([A_PAGE], LATELY), deque([A_PAGE], LATELY)]  # seconds

    def run(self, given: Given) -> list[Done]:
        for pipe, late, most in zip(self.pipes, self._offsets(), self._pauses(), strict=True):
            pipe.send((given, late, most))
        done = [self._heard(pipe) for pipe in self.pipes]
        for took, each in zip(self.took, done, strict=True):
            took.append(each.took)
        return done

    def _offsets(self) -> list[float]:
        """One of them begins a little later, about as long as the other takes at most; in a third
        of the rounds none does."""
        usual = [median(took) for took in self.took]
        late = random.randrange(3)
        return [random.uniform(0, usual[1 - n]) * (n == late) for n in (0, 1)]

    def _pauses(self) -> list[float]:
        """How long each stops at most: as long as the other takes who never does."""
        return [min(took) for took in reversed(self.took)]

    def _heard(self, pipe: Connection) -> Done:
        if not pipe.poll(PATIENCE):
            raise TimeoutError("One of the two has not come back.")
        done: Done = pipe.recv()
        return done

    def end(self) -> None:
        for pipe in self.pipes:  # closed is not enough: each that was forked holds them open, too
            with suppress(OSError):
                pipe.send(None)
            pipe.close()
        for process in self.processes:
            process.join(5)
            process.kill()


@contextmanager
def runners(race: Race, locked: bool) -> Iterator[Runners]:
    both = Runners(race, locked)
    try:
        yield both
    finally:
        both.end()


def running(race: Race, number: int, locked: bool, barrier: Barrier, pipe: Connection) -> None:
    """All that one of the two processes ever does."""
    logging.disable()
    prepare(race, number, locked)
    act = (race.first, race.second)[number]
    while (told := pipe.recv()) is not None:
        given, late, around.pause.most = told
        barrier.wait(PATIENCE)
        time.sleep(late)
        pipe.send(done(act, given))
    connection.close()


def prepare(race: Race, number: int, locked: bool) -> None:
    around.watch_turns()
    for spot in race.lingers:
        around.around(spot, around.lingering)
    if race.effects:
        around.around(race.effects[number], around.timed)
    for take_out in () if locked else race.out[connection.vendor]:
        take_out()


def done(act: Callable[[Given], Any], given: Given) -> Done:
    answer, error = None, ""
    around.EFFECT.forget()
    entered = time.monotonic()
    try:
        answer = act(given)
    except Exception as wrong:
        error = f"{type(wrong).__name__}: {str(wrong).splitlines()[0] if str(wrong) else ''}"
        connection.close()
    return Done(entered, time.monotonic(), answer, around.EFFECT.began, around.EFFECT.held, error)
