"""Words come back to where their very mark stands, and nowhere else."""

from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model

from . import parts
from .about import first
from .files import reading
from .marks import awaiting, mark_of
from .parts import GOES, TABLES
from .rows import by_table


def bring(files: list[Path], house: str, keys: Sequence[Any] = ()) -> None:
    """Part after part, until nothing is awaited."""
    for path in files:
        lines = reading(path, keys)
        first(lines, "words", house)
        for about, rows in by_table(lines):
            table = apps.get_model(about["table"])
            for pk, *said in rows:
                _put_in(table, pk, dict(zip(about["words"], said, strict=True)))
        if not any(_bare(table) for table in parts.copied()):
            return


def give_up() -> int:
    """What found no words stands without them, or goes. Returns how many rows."""
    return sum(_let_go(table) for table in parts.copied())


def _put_in(table: type[Model], pk: Any, said: dict[str, str | None]) -> None:
    for column, kept in said.items():
        if kept:
            words = b64decode(kept)
            here = table._base_manager.filter(pk=pk, **{column: mark_of(words)})
            here.update(**{column: words})


def _bare(table: type[Model]) -> set[Any]:
    """The rows that still await words."""
    fields = parts.words_of(table)
    return {pk for field in fields for pk in awaiting(table, field).values_list("pk", flat=True)}


def _let_go(table: type[Model]) -> int:
    bare = _bare(table)
    for field in parts.words_of(table):
        awaiting(table, field).update(**{field.attname: None if field.null else b""})
    if TABLES[table._meta.label] is GOES:
        for pk in bare:
            table._base_manager.filter(pk=pk).delete()
    return len(bare)
