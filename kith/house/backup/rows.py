"""The latest part's rows, laid into an empty house. Where words belong, their marks stand first."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from . import parts

BATCH = 500


def lay(latest: Iterator[Any]) -> None:
    for table in parts.tables():
        table._base_manager.all().delete()  # an invitation nobody has used, at most
    for about, rows in by_table(latest):
        table = apps.get_model(about["table"])
        columns = [*about["rest"], *about["words"]]
        table._base_manager.bulk_create([_row(table, columns, row) for row in rows])
    _count_on()


def by_table(lines: Iterator[Any]) -> Iterator[tuple[dict[str, Any], list[list[Any]]]]:
    """Some rows at a time, with what was said of their table."""
    about: dict[str, Any] = {}
    rows: list[list[Any]] = []
    for line in lines:
        if rows and (isinstance(line, dict) or len(rows) == BATCH):
            yield about, rows
            rows = []
        if isinstance(line, dict):
            about = line
        else:
            rows.append(line)
    if rows:
        yield about, rows


def _row(table: type[Model], columns: list[str], row: list[Any]) -> Model:
    return table(
        **{name: _value(table, name, kept) for name, kept in zip(columns, row, strict=True)}
    )


def _value(table: type[Model], name: str, kept: Any) -> Any:
    field = next(field for field in table._meta.concrete_fields if field.attname == name)
    if kept is None and not field.null and field in parts.words_of(table):
        return b""
    return field.to_python(kept)


def _count_on() -> None:
    """Numbers of rows go on where they were, also of rows that will find no words."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), parts.copied()):
            cursor.execute(sql)
