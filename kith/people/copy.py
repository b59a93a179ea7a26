"""A copy of everything a person has here. `docs/copy.schema.json` says how it is written."""

import json
from typing import Any

from django.utils.translation import gettext as _

from kith.ground import clock

from . import life
from .models import Needs, Person, Protection
from .models.needs import ENFORCED

VERSION = 1


def whole(person: Person) -> dict[str, Any]:
    """As JSON can say it: what people keeps, and what every room above adds under its name."""
    return {
        "kith_copy": VERSION,
        "made_at": clock.now().isoformat(),
        "people": oneself(person),
        **life.copied(person),
    }


def oneself(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "arrived_on": person.arrived_on.isoformat(),
        "here_on": person.here_on.isoformat(),
        "is_host": person.is_host,
        "walls_that_kept_you_safe": Protection.objects.of(person),
        "needs": needs(person),
    }


def needs(person: Person) -> dict[str, Any]:
    kept = Needs.objects.of(person)
    return {**{name: _plain(getattr(kept, name)) for name in ENFORCED}, **kept.card}


def _plain(value: Any) -> Any:
    return value.isoformat("minutes") if hasattr(value, "isoformat") else value


def written(copy: dict[str, Any]) -> str:
    return json.dumps(copy, ensure_ascii=False, indent=2)


def parts(person: Person) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """The same to read: each part as lines of (how deep, what it is, what it says)."""
    copy = whole(person)
    said = {part: kept for part, kept in copy.items() if part not in ("kith_copy", "made_at")}
    return [(_named(part), list(_lines(kept, 0))) for part, kept in said.items()]


def _lines(value: Any, depth: int) -> Any:
    if isinstance(value, dict) and value:
        for name, inner in value.items():
            yield from _line(_named(name), inner, depth)
    elif isinstance(value, list) and value:
        for inner in value:
            yield from _line("", inner, depth)
    else:
        yield depth, "", _said(value)


def _line(name: str, inner: Any, depth: int) -> Any:
    if isinstance(inner, dict | list) and inner:
        yield depth, name, ""
        yield from _lines(inner, depth + 1)
    else:
        yield depth, name, _said(inner)


def _named(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _said(value: Any) -> str:
    if value in (None, "", [], {}):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
