"""The rooms that are open in this process: their guides, and the sockets that hear them.

What somebody does goes out to every process that has a socket in the room, this one too, and is
heard there in the same way. When a guide goes elsewhere, the one row of its room says who turned
it. Nothing here is more than numbers.
"""

import asyncio
import logging
from contextlib import suppress
from dataclasses import astuple, replace
from functools import partial
from typing import Any

from channels.layers import get_channel_layer
from django.db import transaction

from kith.ground import clock, live
from kith.ground.open_sockets import ask

from . import life, rules
from .guide import Guide, Seated
from .models import Room, Seat
from .rhythm import Segment
from .seating import found, renewed, turned

LOOKS_EVERY = 1.0  # seconds

log = logging.getLogger(__name__)


def group(token: str) -> str:
    return f"breathing.{token}"


def now() -> float:
    return clock.now().timestamp()


class OpenRoom:
    """One room, as this process knows it."""

    def __init__(self, token: str):
        self.token = token
        self.layer: Any = get_channel_layer()
        self.sockets: set[Any] = set()
        self.guide = Guide()
        self.number = -1  # of the segment it knows
        self.places: list[int] = []  # as they are shown: also of those who have risen
        self.tasks: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        self.channel = await self.layer.new_channel()
        await self.layer.group_add(group(self.token), self.channel)
        self.tasks = [asyncio.create_task(run()) for run in (self._listening, self._conducting)]

    async def close(self) -> None:
        for task in self.tasks:
            task.cancel()
        with suppress(Exception):
            await self.layer.group_discard(group(self.token), self.channel)

    async def say(self, kind: str, *said: Any) -> None:
        await self.layer.group_send(group(self.token), {"type": kind, "said": said})

    async def _listening(self) -> None:
        while True:
            event = await self.layer.receive(self.channel)
            try:
                await getattr(self, f"hear_{event['type']}")(*event["said"])
            except Exception as error:
                log.warning("a room did not hear (%s)", type(error).__name__)

    async def _conducting(self) -> None:
        while True:
            await asyncio.sleep(LOOKS_EVERY)
            try:
                await self.look()
            except Exception as error:
                log.warning("a guide was not looked at (%s)", type(error).__name__)

    async def look(self) -> None:
        """Where it is to go elsewhere, it is turned: by whichever process is first."""
        wanted = self.guide.decided(now()).segment
        if wanted is not None and wanted != self.guide.segment:
            await self.say("turned", *await ask(turned, self.token, self.number, wanted))

    # What is heard

    async def hear_turned(self, number: int, *segment: float) -> None:
        if number > self.number and segment:
            self.number = number
            self.guide = replace(self.guide, segment=Segment(*segment))
            await self.tell({"segment": segment})

    async def hear_pressed(self, place: int, at: float, goes_in: bool) -> None:
        if goes_in:
            self.guide = self.guide.pressed(place, at, now())
        await self.tell({"press": [place, at, int(goes_in)]})

    async def hear_follows(self, place: int, follows: bool) -> None:
        if who := self.guide.seats.get(place):
            self.guide = self.guide.sat(place, replace(who, follows=follows, presses=()))

    async def hear_changed(self) -> None:
        """Somebody sat down, or a seat is free: who sits here is asked anew."""
        number, segment, seats = await ask(found, self.token)
        known = self.guide.seats
        self.places = sorted(place for place, *_ in seats)
        here = {place: Seated(*how) for place, risen, *how in seats if not risen}
        for place, who in here.items():
            before = known.get(place)
            here[place] = before if before and before.since == who.since else who
        self.guide = replace(self.guide, seats=here)
        await self.tell_each(lambda socket: {"seats": [socket.place, *self.places]})
        if segment:
            await self.hear_turned(number, *segment)

    async def hear_ended(self, seat: int) -> None:
        """Nothing from it is heard any more. What others are shown of it stays for a while."""
        for socket in [socket for socket in self.sockets if socket.seat == seat]:
            self.guide = self.guide.rose(socket.place)
            await socket.leave_the_room()

    # What is told

    async def tell(self, said: dict[str, Any]) -> None:
        await self.tell_each(lambda socket: said)

    async def tell_each(self, say: Any) -> None:
        for socket in list(self.sockets):
            await socket.tell(say(socket))


class OpenRooms:
    """All of them. Seats are renewed together, a few times a minute."""

    def __init__(self) -> None:
        self._rooms: dict[str, OpenRoom] = {}
        self._keeping: asyncio.Task[None] | None = None

    async def enter(self, socket: Any, token: str) -> OpenRoom:
        if token not in self._rooms:
            self._rooms[token] = OpenRoom(token)
            await self._rooms[token].open()
        room = self._rooms[token]
        room.sockets.add(socket)
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.get_running_loop().create_task(self._keeping_seats())
        await room.hear_changed()
        if room.guide.segment:
            await socket.tell({"segment": astuple(room.guide.segment)})
        return room

    async def leave(self, socket: Any, room: OpenRoom) -> None:
        room.sockets.discard(socket)
        if not room.sockets and self._rooms.get(room.token) is room:
            del self._rooms[room.token]
            await room.close()

    async def renew(self) -> None:
        sockets = [socket for room in self._rooms.values() for socket in room.sockets]
        still = await ask(renewed, [socket.seat for socket in sockets])
        for socket in sockets:
            if socket.seat not in still:
                await socket.leave_the_room()

    async def _keeping_seats(self) -> None:
        while self._rooms:
            await asyncio.sleep(rules.RENEWED_EVERY.total_seconds())
            try:
                await self.renew()
            except Exception as error:
                log.warning("seats were not renewed (%s)", type(error).__name__)


ROOMS = OpenRooms()


@life.on_change
def look_again(room: Room) -> None:
    say_once_saved(room.token, "changed")


@life.on_end
def let_go(seat: Seat) -> None:
    say_once_saved(seat.room.token, "ended", seat.pk)


def say_once_saved(token: str, kind: str, *said: Any) -> None:
    transaction.on_commit(
        partial(live.send, group(token), {"type": kind, "said": said}), robust=True
    )
