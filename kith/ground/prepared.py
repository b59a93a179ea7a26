"""A question that every page asks is put into SQL once.

Django makes the SQL of a queryset anew each time, which takes several times as long as the database
takes to answer. Where the same is asked again and again with other values, its SQL is kept:

    @prepared
    def last_given(bond: Any, person: Any) -> Any:
        return Moment.objects.given_in(bond, person)[:5]

    last_given(bond, person)  # the rows

The function is called once for each kind of database and number of values, with a place where
each value comes in. It looks at no value, and at nothing that changes: the time is a value, too.
PostgreSQL also keeps its plan, which for a small question is most of its work.
Of several that something may equal, all are one value: `name__among=names`.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from functools import wraps
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Expression
from django.db.transaction import TransactionManagementError
from django.utils.module_loading import import_string

BOUND_BY_THE_SERVER = "django.db.backends.postgresql.base.ServerBindingCursor"
ASKED_BEFORE = 2  # how often, until its plan is kept


class Place(Expression):
    """Where a value comes in, once the question is asked."""

    def __init__(self, nth: int):
        super().__init__()
        self.nth = nth

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


@models.Field.register_lookup
class Among(models.Lookup):
    """`__in` of one value, a list: the same SQL, however many there are in it."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any, within: str = "= ANY(%s)") -> Any:
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} {within}", [*parameters, self.rhs]

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        return self.as_sql(compiler, connection, "IN (SELECT value FROM json_each(%s))")


class Prepared:
    """One question, as it is put to one kind of database."""

    def __init__(self, rows: Any):
        self.rows = rows
        self.compiler = rows.query.get_compiler(rows.db)
        self.sql, self.parameters = sql_of(self.compiler)

    def asked(self, values: tuple[Any, ...]) -> list[Any]:
        rows = self.rows.all()
        rows.query.get_compiler = lambda *_how, **__how: self.compiler_with(values)
        with planned_once(connections[self.rows.db]):
            return list(rows)

    def compiler_with(self, values: tuple[Any, ...]) -> Any:
        """As it was when the SQL was made, on the connection of this thread."""
        compiler = copy(self.compiler)
        compiler.connection = connections[self.rows.db]
        if self.rows.query.select_for_update:
            refuse_outside_of_a_transaction(compiler.connection)
        given = [as_sent(value, compiler.connection.vendor) for value in values]
        filled = tuple(in_place(each, given, compiler.connection) for each in self.parameters)
        compiler.as_sql = lambda *_how, **__how: (self.sql, filled)
        return compiler


@contextmanager
def planned_once(connection: Any) -> Iterator[None]:
    """PostgreSQL plans what it was asked before once for each connection."""
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    database = connection.connection
    usual = database.cursor_factory  # it writes values into the SQL, which no plan fits then
    database.cursor_factory = import_string(BOUND_BY_THE_SERVER)
    database.prepare_threshold = ASKED_BEFORE
    try:
        yield
    finally:
        database.cursor_factory = usual
        database.prepare_threshold = None


def sql_of(compiler: Any) -> tuple[str, tuple[Any, ...]]:
    """Empty where nothing can be an answer, as among none: Django asks nothing then."""
    try:
        return compiler.as_sql()
    except EmptyResultSet:
        return "", ()


def refuse_outside_of_a_transaction(connection: Any) -> None:
    """As Django does, when it makes the SQL of a lock."""
    if connection.features.has_select_for_update and not connection.in_atomic_block:
        raise TransactionManagementError("a lock is held in a transaction")


def in_place(parameter: Any, given: list[Any], connection: Any) -> Any:
    if not isinstance(parameter, Place):
        return parameter
    value = given[parameter.nth]
    if value is None:
        raise ValueError(f"value {parameter.nth} is None, to which nothing in SQL is equal")
    return connection.ops.adapt_unknown_value(value)


def as_sent(value: Any, vendor: str) -> Any:
    """A value as it goes to the database, made once, however often it comes in. Several are one
    text, which the database reads as many of what it compares them with."""
    if not isinstance(value, list):
        return plain(value)
    several = [plain(each) for each in value]
    return json.dumps(several) if vendor == "sqlite" else as_array(several)


def as_array(several: list[Any]) -> str:
    """As PostgreSQL reads it: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO"""
    said = (str(each).replace("\\", r"\\").replace('"', r"\"") for each in several)
    return "{" + ",".join(f'"{each}"' for each in said) + "}"


def plain(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


_all: list[dict[tuple[str, int], Prepared]] = []


def forget() -> None:
    """As if nothing had been asked yet: for whoever changes how Django asks."""
    for kept in _all:
        kept.clear()


def prepared(question: Callable[..., Any]) -> Callable[..., list[Any]]:
    """`@prepared` on a function of values that gives a queryset: called, it gives the rows."""
    kept: dict[tuple[str, int], Prepared] = {}
    _all.append(kept)

    @wraps(question)
    def asked(*values: Any) -> list[Any]:
        which = connections["default"].vendor, len(values)
        if which not in kept:
            kept[which] = Prepared(question(*map(Place, range(len(values)))))
        return kept[which].asked(values)

    return asked
