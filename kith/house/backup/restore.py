"""The way back. The latest part makes the house; words come back to where they are awaited.

The latest part alone decides what there is. Each sealed column first holds the mark of its words,
and only the very words it was made of take its place. So an older words part can be used, or
several, and none brings back what was changed, taken back or left behind since.
"""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from kith.ground import house_key
from kith.ground.models import FRESH, Due, Key
from kith.people.models import Person

from . import key_files, rows, words
from .about import first, refuse_unlike
from .files import reading
from .place import Place, Refused


@dataclass(frozen=True, slots=True)
class Restored:
    """How the house is now: as of when, and how many rows found no words in any part."""

    made: str
    without_words: int


def restore(folder: Path, chosen: Path | None = None, keys: Sequence[Any] = ()) -> Restored:
    """Into an empty house. Words come from the part chosen, or from all, the newest first. Copies
    that are locked open with one of the keys.

    Raises Refused or Unreadable; then no house was made.
    """
    place = Place(folder)
    latest = reading(place.latest, keys)
    header = first(latest, "latest")
    refuse_lived_in(header["files"])
    call_command("migrate", verbosity=0, interactive=False)
    refuse_unlike(header)
    with transaction.atomic():
        rows.lay(latest)
        words.bring([chosen] if chosen else place.all_words(), header["house"], keys)
        restored = Restored(header["made"], words.give_up())
        Due.objects.update(**FRESH)
        key_files.put_back(header["files"])
    return restored


def refuse_lived_in(files: dict[str, str]) -> None:
    key = house_key.path()
    another = key.exists() and key.read_bytes() != b64decode(files.get(key.name, ""))
    if another or somebody_lives_here():
        raise Refused(
            "There is a house here already, so nothing was restored. A copy is restored into an "
            "empty data folder and an empty database: bin/kith restore DIR --data NEW"
        )


def somebody_lives_here() -> bool:
    tables = connection.introspection.table_names()
    return any(one._meta.db_table in tables and one._base_manager.exists() for one in (Person, Key))
