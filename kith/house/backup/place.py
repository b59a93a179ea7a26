"""Where a copy lies: DIR/words with its history, DIR/latest with the one that counts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

ENDING = ".kith"


class Refused(Exception):
    """Nothing was done. Says why, in a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Place:
    folder: Path

    @property
    def latest(self) -> Path:
        return self.folder / "latest" / f"house{ENDING}"

    @property
    def whose(self) -> Path:
        """The random name of the house whose copies these are."""
        return self.folder / "house.id"

    def words_of(self, moment: datetime) -> Path:
        return self.folder / "words" / f"{moment:%Y-%m-%dT%H%M%S.%f}Z{ENDING}"

    def all_words(self) -> list[Path]:
        """The newest first."""
        return sorted((self.folder / "words").glob(f"*{ENDING}"), reverse=True)

    def prune(self, keep: int) -> None:
        for old in self.all_words()[keep:]:
            old.unlink()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One copy at a time, in folders that only this account opens."""
        for folder in (self.folder, self.folder / "words", self.folder / "latest"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        handle = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            flock(handle, LOCK_EX | LOCK_NB)
            yield
        except BlockingIOError:
            raise Refused(f"A copy into {self.folder} is being made just now.") from None
        finally:
            os.close(handle)
