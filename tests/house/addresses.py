"""Every address of the house, as its rooms name them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from kith.ground.door import Door


@dataclass(frozen=True, slots=True)
class Address:
    name: str  # "connections:bond"
    route: str  # "with/<str:token>/"
    view: Any

    @property
    def door(self) -> Door | None:
        return getattr(self.view, "door", None)

    @property
    def parts(self) -> list[str]:
        """What the address names: `["kind", "token"]`."""
        return [part.split(":")[-1].rstrip(">") for part in self.route.split("/") if "<" in part]

    @property
    def room(self) -> str:
        return self.name.partition(":")[0]


def addresses(patterns: Iterable[URLPattern | URLResolver] | None = None) -> list[Address]:
    return list(_walk(get_resolver().url_patterns if patterns is None else patterns))


def _walk(
    patterns: Iterable[URLPattern | URLResolver], room: str = "", before: str = ""
) -> Iterator[Address]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, each.app_name or room, route)
        else:
            yield Address(f"{room}:{each.name}", route, each.callback)
