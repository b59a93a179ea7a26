"""What the house declares that it reads: the forms that are met at each address, and every name
that its code asks of a request. What is new there is tried without anyone adding it here.
"""

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.forms.forms import BaseForm

HOUSE = Path(__file__).parents[2] / "kith"
ASKING = {"get", "getlist"}
LARGE = 200  # characters: a name or a phrase is shorter
READ = {"POST", "GET", "COOKIES", "headers", "META", "FILES"}


@contextmanager
def forms_met() -> Iterator[list[Any]]:
    """Every form that is made meanwhile."""
    met: list[Any] = []
    usual = BaseForm.__init__

    def made(self: Any, *given: Any, **how: Any) -> None:
        usual(self, *given, **how)
        met.append(self)

    BaseForm.__init__ = made
    try:
        yield met
    finally:
        BaseForm.__init__ = usual


def all_forms() -> set[type[forms.Form]]:
    """Every form class of the house."""
    found: set[type[forms.Form]] = set()
    waiting = [forms.BaseForm]
    while waiting:
        kin = waiting.pop().__subclasses__()
        found |= {each for each in kin if is_ours(each)}
        waiting += kin
    return found


def is_ours(form: type) -> bool:
    return form.__module__.startswith("kith.") and ".tests." not in form.__module__


def is_words(field: Any) -> bool:
    """Is it what people write, and would be sad to lose? A passphrase is not, nor is an id."""
    if not isinstance(field, forms.CharField) or isinstance(field, forms.RegexField):
        return False
    keeps = field.widget.attrs.get("autocomplete", "")
    large = isinstance(field.widget, forms.Textarea) or (field.max_length or 0) >= LARGE
    return large and "password" not in keeps


@cache
def names_read() -> dict[str, set[str]]:
    """By what they are read from: `{"POST": {"keep"}, "headers": {"Sec-Fetch-Dest"}}`."""
    found: dict[str, set[str]] = {source: set() for source in READ}
    for code in all_code():
        for source, name in read_in(code):
            found[source].add(name)
    return found


def all_code() -> Iterator[str]:
    for path in HOUSE.rglob("*.py"):
        if "tests" not in path.parts:
            yield path.read_text()


def read_in(code: str) -> Iterator[tuple[str, str]]:
    """`request.POST["keep"]`, `request.headers.get("Origin")`, `"keep" in request.POST`."""
    for source, name in readings(code):
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield source, name.value


def unnamed() -> list[str]:
    return [line for code in all_code() for line in unnamed_in(code)]


def unnamed_in(code: str) -> Iterator[str]:
    """What is read by a name that cannot be read here is left out, so it has to be named."""
    for _source, name in readings(code):
        if not isinstance(name, ast.Constant) and not is_setting(name):
            yield f"read by a name that only running it knows: {ast.unparse(name)}"


def is_setting(name: ast.expr) -> bool:
    return ast.unparse(name).startswith("settings.")


def readings(code: str) -> Iterator[tuple[str, ast.expr]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            yield from _of(node.value, node.slice)
        elif isinstance(node, ast.Compare):
            yield from _of(node.comparators[0], node.left)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ASKING:
            yield from _of(node.func.value, *node.args[:1])  # type: ignore[attr-defined]


def _of(source: ast.expr, *names: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    where = getattr(source, "attr", "")
    if where in READ and "request" in ast.unparse(source):
        yield from ((where, name) for name in names)
