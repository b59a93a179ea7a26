"""The sockets open in this process: few a person, and none whose session has ended."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from django.db import close_old_connections

from . import live

T = TypeVar("T")

MOST = 6  # open pages of one person
EVERY = 60.0  # seconds between two looks at whether the sessions still live

log = logging.getLogger(__name__)
_asked = ThreadPoolExecutor(2, thread_name_prefix="kith-socket")


async def ask(question: Callable[..., T], *args: Any) -> T:
    """Ask the database, in one of two threads of the sockets' own."""
    return await asyncio.get_running_loop().run_in_executor(_asked, _asking, question, *args)


def _asking(question: Callable[..., T], *args: Any) -> T:
    close_old_connections()
    try:
        return question(*args)
    finally:
        close_old_connections()


class OpenSockets:
    def __init__(self) -> None:
        self._of: dict[str, list[Any]] = {}
        self._watch: asyncio.Task[None] | None = None

    def enter(self, socket: Any) -> list[Any]:
        """One more. Those that are too many now, the oldest first."""
        mine = self._of.setdefault(socket.person, [])
        mine.append(socket)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._watching())
        return mine[:-MOST]

    def leave(self, socket: Any) -> None:
        mine = self._of.get(socket.person, [])
        if socket in mine:
            mine.remove(socket)
        if not mine:
            self._of.pop(socket.person, None)

    async def close_ended(self) -> None:
        """A session may end by time alone, without anyone saying so."""
        sockets = [socket for mine in self._of.values() for socket in mine]
        dead = await ask(_dead, {socket.session for socket in sockets})
        for socket in sockets:
            if socket.session in dead:
                await socket.ended({})

    async def _watching(self) -> None:
        while self._of:
            await asyncio.sleep(EVERY)
            try:
                await self.close_ended()
            except Exception as error:
                log.warning("sessions were not looked at (%s)", type(error).__name__)


def _dead(sessions: set[str]) -> set[str]:
    return {session for session in sessions if not live.alive(session)}


OPEN = OpenSockets()
