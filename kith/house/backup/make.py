"""Both parts of a copy, from one moment of a living house."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Model

from kith.ground.turns import turn

from . import locked, parts
from .about import about, about_latest, first, identity
from .files import Put, reading, writing
from .marks import mark_of
from .place import Place, Refused
from .still import still


def make(folder: Path, keep: int) -> Path:
    """A fresh copy in the folder; returns where its words are. Raises Refused, NotAKey
    or HouseKeyLost."""
    place = Place(folder)
    with place.alone():
        with turn():
            house = identity()
        refuse_another_house(place, house)
        words = _copied(place, house, datetime.now(UTC))
        place.prune(keep)
    return words


def refuse_another_house(place: Place, house: str) -> None:
    """An emptied or strange database never takes the place of the one good copy. Whose that is
    lies beside it, for the house itself cannot open it."""
    if not place.whose.exists():
        if place.latest.exists():
            first(reading(place.latest), "latest", house)
        place.whose.write_text(house)
    if place.whose.read_text() != house:
        raise Refused("There is a copy of another house here.")


def _copied(place: Place, house: str, moment: datetime) -> Path:
    """Words take their place first: the latest part never knows of words that are not there."""
    path, to = place.words_of(moment), locked.recipients(settings.KITH.backup_to)
    with still(), writing(place.latest, to) as put_rest, writing(path, to) as put_words:
        put_rest(about_latest(house, moment))
        put_words(about("words", house, moment))
        for table in parts.copied():
            _copy(table, put_rest, put_words)
    return path


def _copy(table: type[Model], put_rest: Put, put_words: Put) -> None:
    """Each row in two: all but its words, with a mark of each; and its words."""
    rest = [field.attname for field in parts.rest_of(table)]
    words = [field.attname for field in parts.words_of(table)]
    put_rest({"table": table._meta.label, "rest": rest, "words": words})
    if words:
        put_words({"table": table._meta.label, "words": words})
    for row in parts.rows_of(table).values_list(*rest, *words).iterator(chunk_size=500):
        kept, said = row[: len(rest)], row[len(rest) :]
        put_rest([*kept, *(mark_of(each) for each in said)])
        if any(said):
            put_words([row[0], *(each or None for each in said)])
