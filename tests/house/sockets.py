"""What somebody hears who opens a socket of the house and says whatever comes to mind."""

import asyncio
import json
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, Queue
from typing import Any

from channels.testing.websocket import WebsocketCommunicator
from django.conf import settings

from kith.ground import live
from kith.ground.models import Heard
from kith.ground.person_socket import LONGEST, MOST_FRAMES, PersonSocket

from .world import CAST, World

Frame = dict[str, Any]
NAMES = ("today", "people", "hosts")
PATIENCE = 0.05  # seconds for what never comes
ODD = {
    "bytes": {"bytes": b"\x00\xff"},
    "too long": {"text": "x" * (LONGEST + 1)},
    "nothing": {"text": ""},
    "noise": {"text": "\x00\u202e{"},
    "another question": {"text": json.dumps({"person": "ana", "subscribe": "today"})},
    "a number": {"text": json.dumps({"topics": 7})},
    "a group's name": {"text": json.dumps({"topics": [["person.x", 0]], "type": "nudge"})},
    "its own kind": {"text": json.dumps({"type": "ended", "topic": "x", "number": 1})},
}


def topics(world: World) -> dict[str, list[str]]:
    """Everybody's, each of which has changed twice."""
    people = {name: getattr(world, name) for name in CAST}
    of = {
        name: [live.topic(person, *topic) for topic in named(world)]
        for name, person in people.items()
    }
    Heard.objects.bulk_create(
        Heard(person=people[name].token, topic=topic, number=2)
        for name, mine in of.items()
        for topic in mine
    )
    return of


def named(world: World) -> list[tuple[str, ...]]:
    of_things = [f"{kind}:{world.bond.token}" for kind in ("bond", "talk", "ask")]
    return [(name,) for name in (*NAMES, *of_things)]


class Asked:
    """Questions of sockets to the database, answered by the thread that stands in the house of
    these tests: what it has not committed, no other sees."""

    def __init__(self) -> None:
        self.waiting: Queue[tuple[Future[Any], Any, Any]] = Queue()

    async def ask(self, question: Any, *given: Any) -> Any:
        answer: Future[Any] = Future()
        self.waiting.put((answer, question, given))
        return await asyncio.wrap_future(answer)

    def answer_until(self, done: Future[Any]) -> Any:
        while not done.done():
            with suppress(Empty):
                answer, question, given = self.waiting.get(timeout=0.005)
                answer.set_result(question(*given))
        return done.result()


ASKED = Asked()
loop = ThreadPoolExecutor(1, thread_name_prefix="sockets")


def heard(cookie: str, said: Iterable[Frame], origin: str = "") -> list[Frame]:
    """Everything that comes back, to the last frame; also whether it opened at all."""
    hearing = _heard(cookie, list(said), origin or settings.KITH.origin)
    return ASKED.answer_until(loop.submit(asyncio.run, hearing))


async def _heard(cookie: str, said: list[Frame], origin: str) -> list[Frame]:
    kept = f"{settings.SESSION_COOKIE_NAME}={cookie}"
    headers = [(b"origin", origin.encode()), (b"cookie", kept.encode())]
    page = WebsocketCommunicator(PersonSocket.as_asgi(), "/live/", headers)
    await page.send_input({"type": "websocket.connect"})
    found = [await page.receive_output(5)]
    for frame in said if found[0]["type"] == "websocket.accept" else []:
        await page.send_input({"type": "websocket.receive", **frame})
    found += await frames(page)
    page.stop(exceptions=False)
    return found


async def frames(page: WebsocketCommunicator) -> list[Frame]:
    found = []
    while not await page.receive_nothing(PATIENCE):
        found.append(await page.receive_output(1))
    return found


async def never(*_who: object) -> None:
    """What is done now and then is not done here."""


def asks(topics: Iterable[str]) -> dict[str, Any]:
    """What a page says it knows: that each has changed once."""
    return {"text": json.dumps({"topics": [[topic, 1] for topic in topics]})}


def told(found: list[Frame]) -> list[list[Any]]:
    """The topics of the answers."""
    texts = [frame["text"] for frame in found if frame.get("text")]
    return [pair for text in texts for pair in json.loads(text)["topics"]]


def flood() -> list[dict[str, Any]]:
    return [asks([])] * (MOST_FRAMES + 1)
