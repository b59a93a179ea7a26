"""Every line of a log: those the house writes, and those it would write if asked for more."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kith.ground.logs import Wordless
from tests.house.telling import heard

from .values import MARK

LOWERED = ("", "kith", "django.request", "django.security")


@dataclass(frozen=True, slots=True)
class Line:
    words: str
    is_written: bool  # by the house as it comes, whose log an operator reads

    def complaints(self) -> Iterator[str]:
        """No word of anyone's, at any level; and nothing that broke."""
        if MARK in self.words:
            yield f"a log holds what was typed: {self.words[:300]!r}"
        if self.is_written and ("\n" in self.words or self.words.startswith(("ERROR", "CRITICAL"))):
            yield f"a log tells of something broken: {self.words[-900:]}"


class Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Wordless())
        self.lines: list[Line] = []
        self.usual = {name: logging.getLogger(name or None).level for name in LOWERED}

    def emit(self, record: logging.LogRecord) -> None:
        written = record.levelno >= self.usual_level(record.name)
        self.lines.append(Line(self.format(record), written))

    def usual_level(self, name: str) -> int:
        while name and not self.usual.get(name, logging.getLogger(name).level):
            name = name.rpartition(".")[0]
        return self.usual.get(name, logging.getLogger(name).level)


@contextmanager
def listening() -> Iterator[list[Line]]:
    ear, root = Ear(), logging.getLogger()
    with (
        heard(root),
        heard(logging.getLogger("kith")),
        heard(logging.getLogger("django.request")),
        heard(logging.getLogger("django.security")),
    ):
        root.addHandler(ear)
        try:
            yield ear.lines
        finally:
            root.removeHandler(ear)
