import sys
from typing import Any

from django.core.management.base import BaseCommand

from kith.house.checks import every


class Command(BaseCommand):
    help = "Says of each thing a house needs whether it is as it is to be."
    requires_system_checks = []  # these are the house's own, in words

    def handle(self, *args: Any, **options: Any) -> None:
        answers = list(every())
        for good, sentence in answers:
            self.stdout.write(f"{'fine ' if good else 'FAULT'}  {sentence}")
        if not all(good for good, _sentence in answers):
            sys.exit(1)
