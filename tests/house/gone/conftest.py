"""A house on disk, with words in all its places, and where its files are."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from kith.ground import clock, rotation
from kith.ground.turns import turn
from kith.ground.worker import checkpoint

from ..restorer import Read, restore
from .household import household

TEN_MINUTES = timedelta(minutes=10)


@dataclass
class Disk:
    """What somebody may carry away."""

    folder: Path
    settings: Any

    @property
    def data(self) -> Path:
        return self.folder / "house"

    @property
    def keys(self) -> Path:
        return self.data / "keys"

    @property
    def copies(self) -> Path:
        return self.folder / "copies"

    @property
    def words(self) -> Path:
        return self.copies / "words"

    @property
    def latest(self) -> Path:
        return self.copies / "latest"

    @property
    def file(self) -> Path:
        """SQLite's."""
        return Path(connection.settings_dict["NAME"])

    @property
    def log(self) -> Path:
        return Path(f"{self.file}-wal")

    @property
    def database(self) -> list[Path]:
        return sorted(self.file.parent.glob(f"{self.file.name}*"))

    def all_read(self) -> Read:
        return restore(*self.database, self.folder)

    def copy(self) -> None:
        call_command("backup", self.copies, verbosity=0)

    def lives_here(self, **otherwise: Any) -> None:
        """From now on the house keeps its files here."""
        kith = self.settings.KITH
        values = {name: getattr(kith, name) for name in kith.__slots__}
        self.settings.KITH = type(kith)(**{**values, "data": self.data, **otherwise})


@pytest.fixture
def disk(settings, tmp_path, transactional_db):
    """The files of this test's own house; its log is empty when it begins."""
    disk = Disk(tmp_path, settings)
    disk.lives_here()
    checkpoint()
    return disk


@pytest.fixture
def lived(disk, ana, ben):
    """Who lives here, once they have written."""
    with turn():
        return household(ana, ben)


@pytest.fixture
def turned(moved):
    """`turned()`: the house key was turned, as far as it goes in ten minutes."""

    def turn_it():
        with turn():
            rotation.begin()
        began = clock.now()
        for pause in rotation.steps():
            moved(seconds=pause.total_seconds())
            if clock.now() - began > TEN_MINUTES:
                return

    return turn_it
