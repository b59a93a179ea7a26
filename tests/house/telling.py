"""What is kept or seen beside the pages: logs, frames of sockets, titles, addresses.

None of it holds a word, a pseudonym or a token of a person.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager

from django.http import HttpResponse

from kith.ground.logs import Wordless

from .world import CAST, DRAFT, HERS, HIS, PASSPHRASE, World

TITLE = re.compile(r"<title>(.*?)</title>", re.S)
ADDRESS = re.compile(r"""\b(?:href|action|formaction|src|data-[a-z-]+)=["']([^"']*)["']""")
WORDS = (HERS, HIS, DRAFT, PASSPHRASE)
FRAME = {"type", "topic", "number"}
TO_A_ROOM = {"type", "said"}


def secrets_of(world: World) -> re.Pattern[str]:
    """Everything that says who somebody is, or what they wrote."""
    tokens = [getattr(world, name).token for name in CAST]
    names = [rf"\b{re.escape(name)}\b" for name in CAST.values()]
    kept = [re.escape(each) for each in (*WORDS, *tokens, *world.cookies.values())]
    return re.compile("|".join([*names, *kept]))


def telling(where: str, said: Iterable[str], secrets: re.Pattern[str]) -> list[str]:
    return [f"{where} tells {found!r}" for each in said for found in secrets.findall(each)]


def beside(response: HttpResponse) -> Iterator[str]:
    """Of an answer, what a browser keeps or shows beside the page."""
    yield from (f"{name}: {value}" for name, value in response.items())
    if response.get("Content-Type", "").startswith("text/html"):
        page = response.content.decode()
        yield from TITLE.findall(page)
        yield from ADDRESS.findall(page)


def tokens_of_people(response: HttpResponse, world: World) -> list[str]:
    """A person has no address: their token stands on no page, not even their own."""
    page = response.content.decode()
    return [f"the token of {name}" for name in CAST if getattr(world, name).token in page]


def odd_frames(frames: Iterable[dict[str, object]], secrets: re.Pattern[str]) -> list[str]:
    """A frame is a topic that means nothing to anyone else, and a number; or numbers alone, to a
    room where people breathe."""
    kept = list(frames)
    others = [each for each in kept if not (set(each) == TO_A_ROOM and only_numbers(each["said"]))]
    odd = [f"a frame with {sorted(set(each) - FRAME)}" for each in others if set(each) - FRAME]
    return odd + telling("a frame", map(repr, kept), secrets)


def only_numbers(said: object) -> bool:
    return isinstance(said, tuple) and all(isinstance(each, int | float) for each in said)


@contextmanager
def logged() -> Iterator[list[str]]:
    """Every line that would be written to a log, at the lowest level there is."""
    lines: list[str] = []
    handler = logging.Handler(logging.DEBUG)
    handler.setFormatter(Wordless())
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    with ExitStack() as stack:
        for name in ("", "kith", "django.request"):
            stack.enter_context(heard(logging.getLogger(name or None)))
        logging.getLogger().addHandler(handler)
        stack.callback(logging.getLogger().removeHandler, handler)
        yield lines


@contextmanager
def heard(log: logging.Logger) -> Iterator[None]:
    level = log.level
    log.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        log.setLevel(level)
