"""Every row of every table, before and after: what a request really did.

A change is written as it is counted: "+Wish ~Bond -2Side" is one wish more, one bond changed, two
sides gone. What every page touches is left out: when a session was last seen, and how a page that
is open is told to look again.
"""

import re
from collections import Counter
from typing import Any

from django.apps import apps
from django.db import connection

from kith.ground.models import DESTROYED, Heard

Rows = dict[str, dict[Any, tuple[Any, ...]]]

NOT_LOOKED_AT = {Heard}
LEFT_OUT = {
    "people_session": {"seen"},
    "ground_due": {"lease_until", "lease_by", "attempts"},
}
ONE = re.compile(r"([+~-])(\d*)(\w+)")


def taken() -> Rows:
    with connection.cursor() as cursor:
        return {
            name: table(cursor, model._meta.db_table)
            for name, model in models().items()
            if model not in NOT_LOOKED_AT
        }


def models() -> dict[str, Any]:
    """Every kind of row, as it is called here: by its room, too, where two are called alike."""
    all_of_them = [model for model in apps.get_models() if not model._meta.proxy]
    called = Counter(model.__name__ for model in all_of_them)
    return {
        model.__name__ if called[model.__name__] == 1 else model._meta.db_table: model
        for model in all_of_them
    }


def table(cursor: Any, name: str) -> dict[Any, tuple[Any, ...]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
    columns = [
        column.name if hasattr(column, "name") else column[0] for column in cursor.description
    ]
    kept = [at for at, column in enumerate(columns) if column not in LEFT_OUT.get(name, ())]
    there = [row for row in cursor.fetchall() if DESTROYED not in row]  # such a key is none
    return {row[0]: tuple(row[at] for at in kept) for row in there}


def changes(before: Rows, after: Rows) -> Counter[str]:
    """What was added, changed, taken away."""
    found: Counter[str] = Counter()
    for name, was in before.items():
        found.update(between(name, was, after[name]))
    return found


def between(name: str, was: dict[Any, Any], now: dict[Any, Any]) -> dict[str, int]:
    counted = {
        f"+{name}": len(now.keys() - was.keys()),
        f"-{name}": len(was.keys() - now.keys()),
        f"~{name}": sum(was[pk] != now[pk] for pk in was.keys() & now.keys()),
    }
    return {change: count for change, count in counted.items() if count}


def read(words: str) -> Counter[str]:
    """The same as it is written in the policy."""
    return Counter({sign + name: int(many or 1) for sign, many, name in ONE.findall(words)})


def said(counted: Counter[str]) -> str:
    """And written again, for whoever reads what went wrong."""
    return " ".join(
        f"{change[0]}{count if count > 1 else ''}{change[1:]}"
        for change, count in sorted(counted.items())
    )
