from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from kith.house.sample import mark


class Command(BaseCommand):
    """What a house needs before its first page, and after each new version. Safe to repeat."""

    help = "Makes the house ready: its tables, its static files, its help page."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        refuse_mismatch()
        call_command("collectstatic", verbosity=0, interactive=False)
        if "furnish" in get_commands():
            call_command("furnish")
        if settings.KITH.sample and "sample" in get_commands():
            call_command("sample")


def refuse_mismatch() -> None:
    """A house of sample people never opens as a real one, nor a real one as theirs."""
    try:
        mark.refuse_mismatch()
    except mark.Mismatch as mismatch:
        raise CommandError(str(mismatch)) from None
