"""Help now, as plain files in the data folder, made anew whenever what they say changes.

They are answered before Django, so they open when the database is away, without a session and
without JavaScript.
"""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import Promise

from . import rules
from .lines import COUNTRIES, DIRECTORIES, LINES, NEEDS, PLACES
from .models import Confirmation
from .policy import COUNTRY
from .rules import Line

Confirmed = Mapping[str, Confirmation]


@dataclass(frozen=True, slots=True)
class Shown:
    """One line as a page shows it."""

    line: Line
    confirmation: Confirmation | None
    beside: Line | None

    @property
    def place(self) -> str | Promise:
        return PLACES.get(self.line.region or "", self.line.region or "")

    @property
    def source(self) -> str:
        """Whose page it was: an address's host, or the name of a public collection."""
        source = self.line.source or ""
        return urlsplit(source).hostname or source.removeprefix("github:").split(" ")[0]


def folder() -> Path:
    return settings.KITH.data / "help"


def furnish() -> None:
    """Make every help page anew. A page is replaced whole, so nobody ever reads half of one."""
    confirmed = Confirmation.objects.by_line()
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    _put("index", index(confirmed, COUNTRY.get()))
    for country in COUNTRIES:
        _put(country.lower(), country_page(country, confirmed))


def index(confirmed: Confirmed, home: str) -> str:
    around = {"countries": COUNTRIES.items(), "home": home, "home_name": COUNTRIES.get(home)}
    return _page("safety/help.html", around | {"groups": _groups(home, confirmed)}, confirmed)


def country_page(country: str, confirmed: Confirmed) -> str:
    around = {"country": COUNTRIES[country], "groups": _groups(country, confirmed)}
    return _page("safety/help_country.html", around, confirmed)


def _page(template: str, around: dict[str, object], confirmed: Confirmed) -> str:
    directories = [Shown(line, confirmed.get(line.id), None) for line in DIRECTORIES]
    return render_to_string(template, around | {"directories": directories})


def _groups(country: str, confirmed: Confirmed) -> list[tuple[object, list[Shown]]]:
    """The lines of a country under what they are for, the emergency number first."""
    lines = rules.in_order(rules.for_members(rules.of_country(LINES, country)))
    shown = [Shown(line, confirmed.get(line.id), rules.beside(line, lines)) for line in lines]
    return [
        (NEEDS[need], list(group)) for need, group in groupby(shown, lambda one: one.line.main_need)
    ]


def _put(name: str, page: str) -> None:
    handle, half = tempfile.mkstemp(dir=folder(), suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(page)
        file.flush()
        os.fsync(file.fileno())
    os.replace(half, folder() / f"{name}.html")


def kept(name: str) -> bytes | None:
    """A page as it was made last; without one (an empty data folder), as the data alone has it.

    None for a country the house has no lines for.
    """
    try:
        return (folder() / f"{name}.html").read_bytes()
    except FileNotFoundError:
        return _bare(name)


@cache
def _bare(name: str) -> bytes | None:
    if name == "index":
        return index({}, "").encode()
    return country_page(name.upper(), {}).encode() if name.upper() in COUNTRIES else None
