from types import SimpleNamespace

import pytest
from django.core.management import call_command

from kith.ground import clock
from kith.ground.turns import turn
from kith.house.backup import parts
from kith.house.backup.place import Place


@pytest.fixture
def live_in(settings):
    """`live_in(folder, **other)`: from now on the house keeps its files there."""

    def moved(folder, **other):
        kith = settings.KITH
        values = {name: getattr(kith, name) for name in kith.__slots__}
        settings.KITH = type(kith)(**{**values, "data": folder, **other})

    return moved


@pytest.fixture
def copies(tmp_path, live_in):
    """A house of this test's own, and where its copies go."""
    live_in(tmp_path / "house")
    folder = tmp_path / "copies"

    def burnt(**other):
        for table in parts.tables():
            table._base_manager.all().delete()
        live_in(tmp_path / f"another-{clock.now():%f}", **other)

    return SimpleNamespace(
        folder=folder,
        place=Place(folder),
        make=lambda **options: call_command("backup", folder, **options),
        burnt=burnt,
        restore=lambda **options: call_command("restore", folder, **options),
    )


@pytest.fixture
def old_words(copies):
    """`old_words(act)`: copied before and after; restored with the words of before."""

    def restored(act):
        copies.make()
        with turn():
            act()
        copies.make()
        copies.burnt()
        copies.restore(words=copies.place.all_words()[-1])

    return restored
