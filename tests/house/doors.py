"""Every view has a door, every door a rule, and no rule stands where nobody asks it."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kith.ground import gate
from kith.safety.bringing import KINDS, Bringable

from .addresses import Address

HOUSE = Path(__file__).parents[2] / "kith"
ASKING = {"may", "demand", "act", "seen_by", "fetched"}  # how an action is named in code


def without_a_door(addresses: Iterable[Address]) -> list[str]:
    return [f"{each.name} has no door" for each in addresses if each.door is None]


def without_a_name(addresses: Iterable[Address]) -> list[str]:
    """Nobody could write down who may go to an address that has no name, or another's."""
    names = [each.name for each in addresses]
    return [f"{name} is not one address" for name in names if names.count(name) > 1] + [
        f"{each.route} has no name" for each in addresses if each.name.endswith(":None")
    ]


def without_a_rule(addresses: Iterable[Address]) -> list[str]:
    doors = [each.door for each in addresses if each.door]
    return [f"nothing says who may {door.action}" for door in doors if not ruled(door.action)]


def ruled(action: str) -> bool:
    return action in gate.actions()


def never_asked(addresses: Iterable[Address]) -> list[str]:
    """A rule is asked by a door, by name in the code, or for what is brought to a host."""
    asked = {each.door.action for each in addresses if each.door}
    asked |= {kind.see for kind in KINDS.values()} | set(named_in_code())
    return [f"nobody asks who may {action}" for action in gate.actions() if action not in asked]


def named_in_code() -> Iterator[str]:
    for path in HOUSE.rglob("*.py"):
        if "tests" not in path.parts:
            yield from named_in(path.read_text())


def named_in(code: str) -> Iterator[str]:
    calls = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    for call in calls:
        given = call.args if name_of(call) in ASKING else []
        yield from (each.value for each in given if isinstance(each, ast.Constant))


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", "") or getattr(call.func, "id", "")


def pairs(addresses: Iterable[Address]) -> list[tuple[str, Any]]:
    """Every action that is done to a thing, with the model of that thing."""
    doors = [each.door for each in addresses if each.door]
    named = {(door.action, door.to) for door in doors if door.to not in (None, Bringable)}
    named |= {(kind.see, kind.model) for kind in KINDS.values()}
    return sorted(named, key=lambda pair: pair[0])


def disagreements(action: str, model: Any, people: Iterable[Any]) -> list[str]:
    """`seen_by` is exactly what `may` does not call unknown."""
    return [
        f"{action}: {who} {'is shown' if listed else 'is not shown'} a {model.__name__} that "
        f"{'is unknown' if listed else 'is not unknown'} to them"
        for who, person in people
        for listed in _apart(action, model, person)
    ]


def found_otherwise(action: str, model: Any, people: Iterable[Any]) -> list[str]:
    """What a page looks for in a way of its own is what `seen_by` lists, and no more."""
    if not hasattr(model.objects, "found"):
        return []
    return [
        f"{action}: {who} {'finds' if found else 'does not find'} a {model.__name__} that "
        f"{'is not listed' if found else 'is listed'} for them"
        for who, person in people
        for listed in [set(model.objects.seen_by(person, action))]
        for thing in model.objects.all()
        for found in [model.objects.found(person, action, thing.token) == thing]
        if found != (thing in listed)
    ]


def _apart(action: str, model: Any, person: Any) -> list[bool]:
    listed = set(model.objects.seen_by(person, action).values_list("pk", flat=True))
    known = {
        thing.pk
        for thing in model.objects.all()
        if gate.may(person, action, thing) is not gate.UNKNOWN
    }
    return [pk in listed for pk in listed ^ known]
