"""Turns of phrase, found where they stand in a sentence.

`forms.txt` holds them by kind, as patterns. Each is looked for only where one of the words stands
that it can begin with, so that some hundreds of them cost about as much as a few.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

BEGINNING = re.compile(r"(?:\(\?<!\w+ \))*(\w*)(?:\(\?:([^()]*)\))?(\w*)")


@dataclass(frozen=True, slots=True)
class Form:
    kind: str
    sure: bool  # always heard where nothing turns it
    said: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    sure: bool
    at: int  # which word of the sentence
    start: int  # letters into the sentence
    end: int


@cache
def book() -> dict[str, list[Form]]:
    """By the words that a form can begin with."""
    found: dict[str, list[Form]] = {}
    for form, said in _lines():
        for word in beginnings(said):
            found.setdefault(word, []).append(form)
    return found


def _lines() -> Iterator[tuple[Form, str]]:
    """`@name` stands for what was said of it before; `!` begins what is always heard."""
    kind = ""
    names: dict[str, str] = {}
    for line in (files(__package__) / "forms.txt").read_text("utf-8").splitlines():
        said = _filled(line.removeprefix("!"), names)
        if line.startswith("@"):
            name, _, names[name] = line.partition(" ")
            names[name] = _filled(names[name], names)
        elif line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            yield Form(kind, line.startswith("!"), re.compile(rf"(?:{said})(?!\w)")), said


def _filled(line: str, names: dict[str, str]) -> str:
    for name, stands_for in names.items():
        line = re.sub(rf"{name}\b", stands_for.replace("\\", r"\\"), line)
    return line


def beginnings(said: str) -> set[str]:
    """The first words of a pattern, which begins with a word, or with a choice of words."""
    match = BEGINNING.match(said)
    stem, choice, rest = match.groups() if match else ("", None, "")
    if choice is None:
        return {stem}
    parts = [part.partition(" ") for part in choice.split("|")]
    return {stem + part[0] + ("" if part[1] else rest) for part in parts}


def found_in(words: list[str], sentence: str) -> list[Found]:
    """`sentence`: the words, with a blank between."""
    known = book().get
    starts = accumulate((len(word) + 1 for word in words), initial=0)
    tried = [
        (form, at, form.said.match(sentence, start))
        for at, (word, start) in enumerate(zip(words, starts, strict=False))
        for form in known(word, ())
    ]
    return [Found(form.kind, form.sure, at, m.start(), m.end()) for form, at, m in tried if m]
