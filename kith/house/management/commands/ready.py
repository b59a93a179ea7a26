from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """What a house needs before its first page, and after each new version. Safe to repeat."""

    help = "Makes the house ready: its tables, its static files, its help page."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if "furnish" in get_commands():
            call_command("furnish")
        if settings.KITH.sample:
            call_command("sample")
