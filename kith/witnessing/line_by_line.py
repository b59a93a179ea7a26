"""The coach and what hears crisis, for another program: a line of JSON in, a line of JSON out.

A line that cannot be read is answered with one sentence about what is wrong with it, and the next
one is read: whoever sends a thousand drafts loses none of them to one that is broken.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from kith.safety.crisis import sounds_like

from .coach import WISHES, read


class Unreadable(Exception):
    """Says what is wrong with a line, in a sentence."""


def answers(lines: Iterable[bytes]) -> Iterator[str]:
    """One to each line, without the end of a line; of ASCII, so that any pipe carries it."""
    for line in lines:
        try:
            answer = _reading(**_asked(line))
        except Unreadable as what:
            answer = {"error": str(what)}
        yield json.dumps(answer)


def _asked(line: bytes) -> dict[str, Any]:
    asked = _parsed(line)
    if not isinstance(asked, dict):
        raise Unreadable("This line is no JSON object.")
    text, wish, story = asked.get("text"), asked.get("wish", "heard"), asked.get("story")
    if not isinstance(text, str):
        raise Unreadable("“text” is missing, or is no string.")
    if wish not in WISHES:
        raise Unreadable(f"“wish” can be {', '.join(WISHES)}.")
    if not isinstance(story, str | None):
        raise Unreadable("“story” is no string.")
    return {"text": text, "wish": wish, "story": story}


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unreadable("This line is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise Unreadable("This line is no JSON.") from None


def _reading(text: str, wish: str, story: str | None) -> dict[str, object]:
    reading = read(text, wish, story)
    return {
        "spans": [asdict(span) for span in reading.spans],
        "validation": reading.validation,
        "reflection": reading.reflection,
        "question": reading.question,
        "advice": reading.advice,
        "harm": reading.harm,
        "crisis": sounds_like(text),
    }
