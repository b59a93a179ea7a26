"""Ben clicks, again and again, and Ana looks at her page."""

import contextlib
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from bench.browser import Browser
from kith.ground.ids import new_token
from kith.ground.turns import turn
from kith.moments.models import Talk
from kith.moments.views.talking import TAKEN

from .page import OpenPage
from .people import People
from .sending import note

A_TALK = 20  # lines: longer than most, so that its page is no lighter than theirs
LETS_GO = (0.02, 0.06)  # seconds between two clicks


class Looking(Protocol):
    """A page that is open in front of Ana."""

    def expect(self, words: str) -> None: ...
    def when_shown(self, words: str) -> float: ...
    def close(self) -> None: ...


Opens = Callable[[People, str], Looking]
Send = Callable[[str], None]


def open_page(people: People, path: str) -> Looking:
    return OpenPage(people.ana, path)


def milliseconds(page: Looking, send: Send) -> float:
    words = new_token()
    page.expect(words)
    time.sleep(random.uniform(*LETS_GO))
    began = time.time()
    send(words)
    return (page.when_shown(words) - began) * 1000


def lines(people: People, clicks: int, opens: Opens = open_page) -> Iterator[float]:
    """In talks of a few lines each, as talks are."""
    for _ in range(clicks // A_TALK):
        with turn():
            path = f"/talks/{Talk.objects.begin(people.bond, 15).token}/"
        with contextlib.closing(Ben(people, path)) as ben:
            yield from clicked(opens(people, path), ben.say, A_TALK)


class Ben:
    """At his own page of the talk, which hears of his line as hers does (say-line.js)."""

    def __init__(self, people: People, path: str):
        self.path, self.hand = path, Browser(people.ben).form_of(path)
        self.page = OpenPage(people.ben, path)

    def say(self, words: str) -> None:
        status = self.hand.post(self.path, script=True, words=words)
        if status != TAKEN:
            raise RuntimeError(f"a line was answered {status}")

    def close(self) -> None:
        self.page.close()


def notes(people: People, clicks: int, opens: Opens = open_page) -> Iterator[float]:
    page = opens(people, f"/with/{people.bond.token}/")
    yield from clicked(page, writing(people), clicks)


def clicked(page: Looking, send: Send, clicks: int) -> Iterator[float]:
    with contextlib.closing(page):
        milliseconds(page, send)  # the first of each kind waits for what is made once
        yield from [milliseconds(page, send) for _ in range(clicks)]


def writing(people: People) -> Send:
    """A form: the answer sends him on to the page of the bond."""
    ben = Browser(people.ben).form_of(f"/with/{people.bond.token}/note/")

    def write(words: str) -> None:
        note(ben, people.bond, words)
        ben.get(f"/with/{people.bond.token}/")

    return write


def row(what: str, took: Iterator[float]) -> dict[str, Any]:
    each = sorted(took)
    return {
        "what": what,
        "clicks": len(each),
        "p50_ms": round(statistics.median(each), 2),
        "p99_ms": round(each[int(len(each) * 0.99)], 2),
    }
