"""One part of bin/bench holding, on one database."""

import argparse
import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from bench import DATA
from kith.connections.models import Crowd
from kith.ground import clock, due
from kith.ground.turns import turn
from kith.people.models import Person
from kith.witnessing.models import Room, Witness
from kith.witnessing.offering import WITNESSES

from . import books, quick_clock

PEOPLE = 160
KILLS_EVERY = 1.0  # seconds


def asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--seconds", type=float, required=True)
    reader.add_argument("--processes", type=int, required=True)
    reader.add_argument("--kills", action="store_true")
    reader.add_argument("--planted", action="store_true")
    return reader.parse_args()


def furnish() -> None:
    call_command("ready")
    with turn():
        WITNESSES.set(True)
        Crowd.objects.get_or_create(pk=1)
        for number in range(PEOPLE):
            somebody_with_room(number)


def somebody_with_room(number: int) -> None:
    person = Person.objects.welcome(f"Quiet heron {number}")
    witness = Witness.objects.practised(person)
    witness.person = person
    witness.say(many=1 + number % 2, a_day=4, heaviest=2, not_topics=0, languages=["en"])
    Room.objects.open(witness, clock.now() + timedelta(days=3))


class Actors:
    """The processes, each with a book of its own."""

    def __init__(self, many: int, since: str, how: str):
        self.since, self.how, self.begun = since, how, 0
        self.running = [self.begin() for _ in range(many)]

    def begin(self) -> subprocess.Popen[bytes]:
        self.begun += 1
        log = Path(DATA) / f"actor-{self.begun}.log"
        command = [sys.executable, "-m", "bench.hearing.actor", str(self.begun), self.since]
        return subprocess.Popen([*command, str(log), self.how])

    def kill_one(self) -> None:
        place = random.randrange(len(self.running))
        self.running[place].send_signal(signal.SIGKILL)
        self.running[place].wait()
        self.running[place] = self.begin()

    def end(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()

    @property
    def died(self) -> int:
        """By a fault of their own."""
        return sum(process.poll() is not None for process in self.running)


def killed_one(actors: Actors, last: float) -> float:
    """Now and then. When it was."""
    if time.monotonic() - last < KILLS_EVERY:
        return last
    actors.kill_one()
    return time.monotonic()


def lived(told: argparse.Namespace) -> Iterator[str]:
    actors = Actors(told.processes, since := quick_clock.started(), "planted" * told.planted or "-")
    quick_clock.run_from(since)
    until, killed = time.monotonic() + told.seconds, time.monotonic()
    try:
        while time.monotonic() < until and not actors.died:
            time.sleep(0.2)
            yield from books.crossed()
            killed = killed_one(actors, killed) if told.kills else killed
        yield from ["an actor ended by itself"] * actors.died
    finally:
        actors.end()


def at_the_end(said: books.Said) -> Iterator[str]:
    time.sleep(1.2)  # a killed worker's claim lasts for a minute of this clock
    quick_clock.stand_still()
    due.work_off(100_000)
    with transaction.atomic():
        for look in (books.crossed, books.rested, books.dropped, books.unsettled):
            yield from look()
        yield from books.lost(said)
        yield from books.failed(said)


def main() -> None:
    told = asked()
    furnish()
    complaints = set(lived(told))
    said = books.read(sorted(Path(DATA).glob("actor-*.log")))
    complaints |= set(at_the_end(said))
    many = Counter(line[0] for line in said)
    print(
        json.dumps(
            {
                "killed": "yes" if told.kills else "no",
                "acts": sum(many.values()),
                "told": many["told"],
                "taken": many["taken"],
                "passed": many["passed"],
                "answers": many["answered"],
                "back": many["took_back"],
                "refused": many["refused"],
                "broken": len(complaints),
                "complaints": sorted(complaints),
            }
        )
    )


if __name__ == "__main__":
    main()
