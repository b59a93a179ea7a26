from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kith.ground.house_key import HouseKeyLost
from kith.house.backup.files import Unreadable
from kith.house.backup.locked import NotAKey
from kith.house.backup.make import make
from kith.house.backup.place import Refused


class Command(BaseCommand):
    help = "Copies a living house into a folder: its words with history, the rest latest only."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--keep", type=int, default=30, metavar="N", help="how many words parts stay (30)"
        )

    def handle(self, *args: Any, folder: Path, keep: int, **options: Any) -> None:
        if keep < 1:
            raise CommandError("--keep needs 1 or more: the newest words always stay.")
        try:
            words = make(folder.resolve(), keep)
        except (Refused, Unreadable, NotAKey, HouseKeyLost, OSError) as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"Copied. Words: {words}. Everything else: {folder / 'latest'}.")
        if not settings.KITH.backup_to:
            self.stdout.write(
                "Not encrypted: KITH_BACKUP_TO is not set (docs/operators.md, Copies)."
            )
