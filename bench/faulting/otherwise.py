"""A process of the house as bin/kith starts it, or otherwise: with a fault planted in it.

KITH_PLANTED names the fault; KITH_LEASE (seconds) makes the house wait less long for whoever was
killed.
"""

import os
import sys
from datetime import timedelta

from django.core.management import execute_from_command_line

from kith.ground import models

from . import planting


def main() -> None:
    if seconds := os.environ.get("KITH_LEASE"):
        models.LEASE = timedelta(seconds=float(seconds))
    planting.counted()
    planting.plant(os.environ.get("KITH_PLANTED", ""))
    execute_from_command_line(["bin/kith", *sys.argv[1:]])


if __name__ == "__main__":
    main()
