"""Weights learned beforehand: one line for each feature, one letter for each kind.

A line is a feature, a tab, and as many letters as the file has kinds; a letter stands for a whole
number from -45 to 45 (`LEVELS`), and `step` says how much one is worth. So a file can be read,
compared and counted by anybody, and is about as small as a packed one.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from struct import unpack

LEVELS = 45
FIRM = 0.4  # what a firm feature counts; of 0.25 to 0.6 it made little difference
MIDDLE = ord("O")  # stands for nothing; every letter is printable ASCII from "\"" to "|"
FIELD = 32  # bits; room for the sum of thirty million letters


@dataclass(frozen=True, slots=True)
class Weights:
    kinds: tuple[str, ...]
    start: tuple[float, ...]  # what each kind begins with, before any feature
    step: float
    rows: dict[str, int]  # the letters of a feature, each in a field of its own: one sum adds all

    def weigh(self, features: Iterable[str]) -> list[float]:
        known = [*filter(None, map(self.rows.get, features))]
        return self.of(self.letters(sum(known)), len(known))

    def of(self, letters: Iterable[int], known: int) -> list[float]:
        """Of each kind, the sum over the known features, over the root of how many are known."""
        worth, nothing = self.step / math.sqrt(known or 1), MIDDLE * known
        return [at + worth * (each - nothing) for at, each in zip(self.start, letters, strict=True)]

    def firmly(self, features: Iterable[str]) -> list[float]:
        """What is to be added for features that count the same however many there are."""
        known = [*filter(None, map(self.rows.get, features))]
        nothing = MIDDLE * len(known)
        return [FIRM * self.step * (each - nothing) for each in self.letters(sum(known))]

    def letters(self, row: int) -> tuple[int, ...]:
        fields = row.to_bytes(FIELD // 8 * len(self.kinds), "little")
        return unpack(f"<{len(self.kinds)}I", fields)


def load(file: Traversable) -> Weights:
    head, *lines = file.read_text("utf-8").splitlines()
    kinds, start, step = head.split("\t")
    pairs = (line.rsplit("\t", 1) for line in lines)
    rows = {feature: _packed(row) for feature, row in pairs}
    return Weights(tuple(kinds.split()), tuple(map(float, start.split())), float(step), rows)


def _packed(row: str) -> int:
    return sum(ord(letter) << FIELD * at for at, letter in enumerate(row))


def written(kinds: list[str], start: list[float], rows: dict[str, list[float]]) -> str:
    """The same the other way; a feature that would count for nothing is left out."""
    step = max((abs(each) for row in rows.values() for each in row), default=1.0) / LEVELS
    head = "\t".join((" ".join(kinds), " ".join(f"{each:.4f}" for each in start), f"{step:.6f}"))
    packed = {feature: [round(each / step) for each in row] for feature, row in rows.items()}
    lines = [
        f"{feature}\t{''.join(chr(MIDDLE + each) for each in row)}"
        for feature, row in sorted(packed.items())
        if any(row)
    ]
    return "\n".join((head, *lines)) + "\n"


def share(weight: float) -> float:
    """A logit as a probability; no logit is too large."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, weight))))


def shares(weights: list[float]) -> list[float]:
    """Logits of kinds that exclude one another as probabilities."""
    highest = max(weights)
    grown = [math.exp(weight - highest) for weight in weights]
    whole = sum(grown)
    return [each / whole for each in grown]
