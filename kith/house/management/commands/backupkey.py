from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kith.house.backup.locked import new_key


class Command(BaseCommand):
    help = "Makes a key for the house's copies, once, to be kept away from this machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            public = new_key(file)
        except FileExistsError:
            raise CommandError(f"{file} is there already, and is left as it is.") from None
        except OSError as error:
            raise CommandError(f"{file} could not be written ({error.strerror}).") from None
        self.stdout.write(
            f"KITH_BACKUP_TO={public}\n"
            "With this line among its settings the house encrypts every copy it makes.\n"
            f"Now take {file} away from this machine, twice, to places you can reach when it is "
            "gone: without it nobody opens a copy again, and nobody can help."
        )
