"""The socket of somebody who sits in a room: numbers, never a word. All times are seconds of the
server's clock, except SENT, which is the page's own.

From the page: {"clock": SENT}, and beside it, if there is something to say, {"press": [AT, 1 or 0]}
for in and out, or {"follows": 1 or 0}. From the house: {"clock": [SENT, RECEIVED, ANSWERED]};
{"seats": [MINE, ...]} with every place that is taken; {"segment": [AT, BREATHS, RATE, GOAL]};
{"press": [PLACE, AT, 1 or 0]}. Closed with 4410 when the seat is nobody's, beside the codes of
every socket.
"""

import json
from typing import Any

from kith.ground.open_sockets import ask
from kith.ground.person_socket import PersonSocket

from .guide import LATE
from .rhythm import CLOSEST
from .rooms import ROOMS, OpenRoom, now
from .seating import seat_of

NO_SEAT = 4410
SOONEST = CLOSEST - 0.5  # seconds: a page's own clock may have been corrected between the two


class BreathSocket(PersonSocket):
    most_frames = 40  # twice what a page says that has lost the time while somebody presses
    seat = place = -1
    room: OpenRoom | None = None
    goes_in, went_in = False, float("-inf")

    async def connect(self) -> None:
        await super().connect()
        if self.is_over or not self.person:
            return
        found = await ask(seat_of, self.person)
        if found is None:
            return await self.close(NO_SEAT)
        self.seat, token, self.place = found
        self.room = await ROOMS.enter(self, token)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        received = now()
        if self.is_over:
            return
        if code := self.unwelcome(text_data):
            return await self.close(code)
        said = numbers_in(text_data or "")
        if "clock" in said:
            await self.tell({"clock": [said["clock"], received, now()]})
        if self.room:
            await self.hear(self.room, said, received)

    async def hear(self, room: OpenRoom, said: dict[str, Any], received: float) -> None:
        if "press" in said:
            told, goes_in = said["press"]
            at = min(max(told, received - LATE), received)
            if self.can_be_a_breath(bool(goes_in), at):
                await room.say("pressed", self.place, at, bool(goes_in))
        if "follows" in said:
            await room.say("follows", self.place, bool(said["follows"]))

    def can_be_a_breath(self, goes_in: bool, at: float) -> bool:
        """In and out by turns, and in no more often than anybody breathes. Of whatever else is
        pressed the others see nothing."""
        if goes_in == self.goes_in or (goes_in and at - self.went_in < SOONEST):
            return False
        self.goes_in, self.went_in = goes_in, at if goes_in else self.went_in
        return True

    async def tell(self, said: dict[str, Any]) -> None:
        await self.send(json.dumps(said))

    async def leave_the_room(self) -> None:
        await self.close(NO_SEAT)

    async def nudge(self, event: dict[str, Any]) -> None:
        """What changed elsewhere is heard by the page's other socket."""

    async def nudge_later(self, event: dict[str, Any]) -> None:
        pass

    async def disconnect(self, code: int) -> None:
        if self.room:
            await ROOMS.leave(self, self.room)
        await super().disconnect(code)


def numbers_in(text: str) -> dict[str, Any]:
    """What a page may say; anything else is nothing."""
    try:
        said = json.loads(text)
        kept = {name: float(said[name]) for name in ("clock", "follows") if name in said}
        if "press" in said:
            at, goes_in = said["press"]
            kept["press"] = float(at), float(goes_in)  # type: ignore[assignment]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return {}
    return kept if all(finite(value) for value in kept.values()) else {}


def finite(value: Any) -> bool:
    return all(abs(each) < 1e15 for each in (value if isinstance(value, tuple) else (value,)))
