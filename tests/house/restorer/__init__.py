"""Whoever holds the files and the keys of one day, and wants to read what was written.

As able as anybody with the raw bytes: it asks no database and trusts no table. It carves house
keys, wrapped keys and sealed words out of files by their form alone, dead rows, free pages,
write-ahead logs and copies included, and tries every key on everything. It needs no name of a row
either: what authenticates words does not hide them (GCM is CTR with a tag), so it reads by the key
stream and leaves the tags alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from . import keys, opening, pieces
from .spellings import spelled


@dataclass(frozen=True)
class Read:
    """All that could be read, and where."""

    texts: list[tuple[str, bytes]]  # the file's name, and what lies in it or opens from it
    keys: int  # how many keys of things could be opened

    def where(self, words: str) -> set[str]:
        """The files in which these words can be read; none: they are gone."""
        ways = spelled(words)
        return {where for where, text in self.texts if any(way in text for way in ways)}


def restore(*places: Path, held: Iterable[Path] = (), since: float = 0) -> Read:
    """Everything that can be read in these files and folders, with the keys that lie there or in
    what else is `held`. Files that were not written in `since` then are passed over."""
    lying = pieces.lying_in(places, [*places, *held], since)
    beside = pieces.lying_in(held, [*places, *held])
    sealed = pieces.random_looking([*lying, *beside])
    found = keys.opened(keys.of_house([*lying, *beside]), sealed)
    opened = [
        (lying[at.piece].where, text)
        for key, at in keys.under(found, sealed)
        if at.piece < len(lying)
        for text in opening.ways_to_read(key, lying, at)
    ]
    return Read([(piece.where, piece.raw) for piece in lying] + opened, len(found))
