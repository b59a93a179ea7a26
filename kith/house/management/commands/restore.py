from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kith.house.backup.files import Unreadable
from kith.house.backup.locked import NotAKey, keys_of
from kith.house.backup.place import Refused
from kith.house.backup.restore import Restored, restore


class Command(BaseCommand):
    help = "Makes an empty house the one that was copied. Everybody signs in again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--words", type=Path, metavar="FILE", help="one words part; otherwise all, newest first"
        )

        parser.add_argument(
            "--key", type=Path, metavar="FILE", help="what opens copies that are encrypted"
        )

    def handle(
        self,
        *args: Any,
        folder: Path,
        words: Path | None = None,
        key: Path | None = None,
        **options: Any,
    ) -> None:
        try:
            keys = keys_of(key) if key else []
            restored = restore(folder.resolve(), words and words.resolve(), keys)
        except (Refused, Unreadable, NotAKey) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"The house is in {settings.KITH.data}, {said(restored)}")


def said(restored: Restored) -> str:
    """As of when, and what is not there."""
    as_of = f"as it was on {restored.made[:16].replace('T', ' at ')} (UTC)."
    if not restored.without_words:
        return f"{as_of} Every word was found."
    return (
        f"{as_of} For {restored.without_words} things no words were found; they are gone, or bare."
    )
