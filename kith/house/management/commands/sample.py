from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kith.house.sample import mark
from kith.house.sample.furnish import furnish, ways_in


class Command(BaseCommand):
    help = "Furnishes a house with sample people. bin/run --sample does this."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.KITH.sample:
            raise CommandError("Sample people live in a house of their own: bin/run --sample")
        try:
            mark.refuse_mismatch()
        except mark.Mismatch as mismatch:
            raise CommandError(str(mismatch)) from None
        if not mark.is_there():
            furnish()
        self.stdout.write("Three of the sample people, and how to come in as each:")
        for name, words in ways_in():
            self.stdout.write(f"  {name:<14} {words}")
