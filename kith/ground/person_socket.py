"""A person's socket. It carries topics and numbers, never a word.

From the house: {"topic": T, "number": N} when something changed; {"topics": [[T, N], ...]} to say
which are further than the page knows. From the page: {"topics": [[T, N], ...]}, what it knows.
Closed with 4401 when the session ends, 4408 for the oldest of too many, 4429 for talking too much.
"""

import asyncio
import json
import logging
from contextlib import suppress
from time import monotonic
from typing import Any

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.layers import get_channel_layer
from django.conf import settings
from django.http import parse_cookie

from . import live
from .layer import InProcessLayer
from .models import Heard
from .open_sockets import OPEN, ask

ENDED, TOO_MANY, TOO_MUCH, NOT_TEXT, TOO_LONG, BROKEN = 4401, 4408, 4429, 1003, 1009, 1011
LONGEST = 1024  # bytes of a frame
MOST_FRAMES, WITHIN = 20, 10.0  # in so many seconds
MOST_TOPICS = 40
A_MOMENT = 0.02  # seconds, in which another's page can be made

log = logging.getLogger(__name__)


class PersonSocket(AsyncWebsocketConsumer):
    person = ""
    session = ""
    most_frames = MOST_FRAMES
    is_over = False  # closed by us: what still comes in is not listened to

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Where the layer is this process's own, it calls; through Redis, a task listens to it."""
        layer = get_channel_layer()
        if not isinstance(layer, InProcessLayer):
            return await super().__call__(scope, receive, send)
        self.scope, self.base_send, self.channel_layer = scope, send, layer
        with layer.calling(self.dispatch) as self.channel_name, suppress(StopConsumer):
            while True:
                await self.dispatch(await receive())

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Channels' own looks after database connections here, in another thread each time; a
        socket has none."""
        try:
            await getattr(self, message["type"].replace(".", "_"))(message)
        except StopConsumer:
            raise
        except Exception as error:
            log.warning("a socket was closed (%s)", type(error).__name__)
            with suppress(Exception):  # who is not there any more cannot be told
                await self.close(BROKEN)

    async def connect(self) -> None:
        headers = dict(self.scope["headers"])
        if headers.get(b"origin", b"").decode("latin1") != settings.KITH.origin:
            return await self.close()
        known = await ask(who, headers.get(b"cookie", b"").decode("latin1"))
        if known is None:
            return await self.close()
        self.person, _, self.session = known
        self.frames: list[float] = []  # when the last ones came
        await self.join()
        await self.accept()
        self.scope["headers"] = []  # a KB that nobody asks for again
        for oldest in OPEN.enter(self):
            await oldest.close(TOO_MANY)

    async def join(self) -> None:
        self.groups = [live.person_group(self.person), live.session_group(self.session)]
        for group in self.groups:
            await self.channel_layer.group_add(group, self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if self.is_over:
            return
        if code := self.unwelcome(text_data):
            return await self.close(code)
        known = topics_in(text_data or "")
        if known:
            behind = await ask(further, self.person, known)
            await self.send(json.dumps({"topics": behind}))

    def unwelcome(self, text: str | None) -> int | None:
        """The code to close with, if this is more or other than a page of the house sends."""
        if text is None:
            return NOT_TEXT
        if len(text.encode()) > LONGEST:
            return TOO_LONG
        now = monotonic()
        too_much = len(self.frames) == self.most_frames and now - self.frames[0] < WITHIN
        self.frames = [*self.frames[1 - self.most_frames :], now]
        return TOO_MUCH if too_much else None

    async def nudge(self, event: dict[str, Any]) -> None:
        await self.send(json.dumps({"topic": event["topic"], "number": event["number"]}))

    async def nudge_later(self, event: dict[str, Any]) -> None:
        await asyncio.sleep(A_MOMENT)
        await self.nudge(event)

    async def ended(self, event: dict[str, Any]) -> None:
        await self.close(ENDED)

    async def send(self, *given: Any, **how: Any) -> None:
        if not self.is_over:
            await super().send(*given, **how)

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Once: a second time would be a fault of ours, whatever was still on its way."""
        if not self.is_over:
            self.is_over = True
            await super().close(code, reason)

    async def disconnect(self, code: int) -> None:
        OPEN.leave(self)


def who(cookies: str) -> live.Known | None:
    return live.who(parse_cookie(cookies))


def further(person: str, known: dict[str, int]) -> list[list[Any]]:
    """Those of the person's own topics that have changed since. Others are as if unheard of."""
    numbers = Heard.objects.of(person)
    return [[t, numbers[t]] for t, n in known.items() if t in numbers and numbers[t] != n]


def topics_in(text: str) -> dict[str, int]:
    """What the page says it knows; anything else it may have sent is nothing."""
    try:
        pairs = json.loads(text)["topics"][:MOST_TOPICS]
        return {str(topic): int(number) for topic, number in pairs}
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return {}
