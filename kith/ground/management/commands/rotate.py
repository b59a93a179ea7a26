from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import timedelta
from time import sleep
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.ground import rotation
from kith.ground.house_key import KEYS, HouseKeyLost
from kith.ground.turns import turn

MINUTES = round(rotation.GRACE.total_seconds() / 60)
MOVED = (
    f"Everything is under the new house key. The one before is destroyed in {MINUTES} minutes, by "
    "the house if it is open then."
)
DESTROYED = (
    "The house key before this one is destroyed. A copy made now (bin/kith backup DIR) takes the "
    "place of the last one that it opened."
)


class Command(BaseCommand):
    help = "Turns the house key now, as the house does by itself every week."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--wait", action="store_true", help="stay until the former key is destroyed"
        )

    def handle(self, *args: Any, wait: bool, **options: Any) -> None:
        try:
            self.turn_it(wait)
        except (HouseKeyLost, OSError) as error:
            raise CommandError(str(error)) from None

    def turn_it(self, wait: bool) -> None:
        if KEYS.slots() is None:
            self.stdout.write("Nothing is sealed in this house yet, so there is no key.")
            return
        with turn():
            rotation.begin()
        if self.done(rotation.steps(), wait):
            self.stdout.write(DESTROYED)

    def done(self, steps: Iterator[timedelta], wait: bool) -> bool:
        """Takes the steps; False where the last is left to the house."""
        for pause in steps:
            if pause == rotation.GRACE:
                self.stdout.write(MOVED)
            if pause == rotation.GRACE and not wait:
                return False
            sleep(pause.total_seconds())
        return True
