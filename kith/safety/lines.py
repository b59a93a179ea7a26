"""The help lines that came with the house, read once. data/README.md says where they come from."""

import json
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from .rules import EVERYWHERE, Line

FILE = Path(__file__).parent / "data" / "helplines.json"

COUNTRIES = {
    "AU": _("Australia"),
    "CA": _("Canada"),
    "DE": _("Germany"),
    "ES": _("Spain"),
    "FR": _("France"),
    "GB": _("United Kingdom"),
    "IE": _("Ireland"),
    "NZ": _("New Zealand"),
    "US": _("United States"),
}
PLACES = {
    "AU-NSW": _("New South Wales"),
    "AU-QLD": _("Queensland"),
    "AU-VIC": _("Victoria"),
    "CA-AB": _("Alberta"),
    "CA-BC": _("British Columbia"),
    "CA-MB": _("Manitoba"),
    "CA-NS": _("Nova Scotia"),
    "CA-NT": _("Northwest Territories"),
    "CA-ON": _("Ontario"),
    "CA-QC": _("Quebec"),
    "GB-EAW": _("England and Wales"),
    "GB-ENG": _("England"),
    "GB-NIR": _("Northern Ireland"),
    "GB-SCT": _("Scotland"),
    "GB-WLS": _("Wales"),
    "IE-D": _("Dublin"),
}
NEEDS = {
    "emergency": _("In danger now"),
    "crisis": _("When it is too much"),
    "abuse": _("When someone at home hurts or controls you"),
    "sexual_violence": _("After sexual violence"),
    "child": _("For children and young people"),
    "lgbtq": _("For LGBTQ+ people"),
    "men": _("For men"),
    "elder": _("For older people"),
    "stalking": _("When someone follows or watches you, also by phone or pictures"),
    "listening": _("Someone who listens"),
}


def _line(entry: dict[str, Any]) -> Line:
    lists = {name: tuple(entry[name] or ()) for name in ("needs", "languages", "sms")}
    return Line(**entry | lists)


_data = json.loads(FILE.read_text(encoding="utf-8"))
LINES: list[Line] = [_line(entry) for entry in _data["lines"]]
UNSOURCED: list[Line] = [_line(entry) for entry in _data["unsourced"]]
DIRECTORIES = [line for line in LINES if line.country == EVERYWHERE]
