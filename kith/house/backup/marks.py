"""What stands in the latest part where a row's words belong: enough to know them again by."""

import hashlib

from django.db.models import Field, Model, QuerySet
from django.db.models.functions import Length

BEGINS = b"\0awaits\0"  # sealed words begin with their version, never with a zero
LENGTH = 24  # bytes; sealed words are a KiB at least


def mark_of(words: bytes | memoryview | None) -> bytes | None:
    """The same only for the very same sealed bytes. None where there are none."""
    return (BEGINS + hashlib.sha256(words).digest())[:LENGTH] if words else None


def awaiting(table: type[Model], field: Field) -> QuerySet:
    """Rows in which a mark still stands for the words."""
    return table._base_manager.alias(long=Length(field.attname)).filter(long=LENGTH)
