import sys
from typing import Any

from django.core import checks
from django.core.management.base import BaseCommand, CommandParser

from kith.house.checks import every


class Command(BaseCommand):
    help = "Says of each thing a house needs whether it is as it is to be."
    requires_system_checks = []  # these are the house's own, in words

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--deploy",
            action="store_true",
            help="Asks what Django asks of a house that others can reach, too.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["deploy"]:
            self.check(include_deployment_checks=True, fail_level=checks.WARNING)
        answers = list(every())
        for good, sentence in answers:
            self.stdout.write(f"{'fine ' if good else 'FAULT'}  {sentence}")
        if not all(good for good, _sentence in answers):
            sys.exit(1)
