"""The first line of a part: which house, when, and made by what."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from kith.ground.ids import new_token
from kith.ground.models import Chosen

from . import key_files
from .place import Refused

FORMAT = 1
HOUSE = "house.id"


def identity() -> str:
    """The house's own random name, made at its first copy."""
    return Chosen.objects.get_or_create(name=HOUSE, defaults={"value": new_token()})[0].value


def about(part: str, house: str, moment: datetime) -> dict[str, Any]:
    return {"kith": part, "format": FORMAT, "house": house, "made": moment}


def about_latest(house: str, moment: datetime) -> dict[str, Any]:
    """Only the latest part carries key files, so only it says what they and the tables fit."""
    return about("latest", house, moment) | {
        "sample": settings.KITH.sample,
        "migrations": migrations(),
        "secret": key_files.mark_of(settings.SECRET_KEY),
        "files": key_files.gathered(),
    }


def migrations() -> list[str]:
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{room}.{name}" for room, name in applied)


def first(lines: Iterator[Any], part: str, house: str | None = None) -> dict[str, Any]:
    """What a part says of itself. Raises Refused where it is another's, or not ours to read."""
    header = next(lines, None)
    if not isinstance(header, dict) or header.get("kith") != part:
        raise Refused(f"This is not the {part} part of a copy.")
    if header["format"] != FORMAT:
        raise Refused("This copy was made by another version of Kith, which can read it.")
    if house is not None and header["house"] != house:
        raise Refused("There is a copy of another house here.")
    return header


def refuse_unlike(header: dict[str, Any]) -> None:
    """Raises Refused where the copy does not fit what is to become its house."""
    if header["sample"] != settings.KITH.sample:
        raise Refused(
            "This is a copy of a house of sample people, which never becomes a real one."
            if header["sample"]
            else "This is a copy of a real house, which never becomes one of sample people."
        )
    if header["migrations"] != migrations():
        raise Refused(
            "This copy was made by another version of Kith. Restore it with that version, "
            "then bring in the new one."
        )
    key_files.refuse_other_secret(header)
