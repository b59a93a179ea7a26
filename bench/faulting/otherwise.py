"""A process of the house as bin/kith starts it, or otherwise: with a fault planted in it.

KITH_PLANTED names the fault; KITH_LEASE (seconds) makes the house wait less long for whoever was
killed. KITH_HOURS_AHEAD is a file that says by how much its clock is ahead.
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from threading import Thread
from time import sleep

from django.conf import settings
from django.core.management import execute_from_command_line

from kith.ground import clock, due, models

from . import planting

OFTEN = 0.05  # seconds


def follow(hours: Path) -> None:
    """The time is what the file says: so many hours ahead."""
    at = timedelta(0)
    while True:
        ahead = timedelta(hours=float(hours.read_text() or 0))
        if ahead != at:
            clock.move(ahead - at)
            at = ahead
            due.woken.set()
        sleep(OFTEN)


def main() -> None:
    if seconds := os.environ.get("KITH_LEASE"):
        models.LEASE = timedelta(seconds=float(seconds))
    if hours := os.environ.get("KITH_HOURS_AHEAD"):
        settings.TESTING = True
        Thread(target=follow, args=(Path(hours),), daemon=True).start()
    planting.counted()
    planting.plant(os.environ.get("KITH_PLANTED", ""))
    execute_from_command_line(["bin/kith", *sys.argv[1:]])


if __name__ == "__main__":
    main()
