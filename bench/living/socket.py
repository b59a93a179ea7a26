"""The one socket of a page, as a browser has it."""

import json
import socket
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from websockets.client import ClientProtocol
from websockets.datastructures import Headers
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.uri import parse_uri

from bench import PORT


class PageSocket:
    """Open once it is made. `fileno` lets many be waited for at once."""

    def __init__(self, cookie: str):
        self.tcp = socket.create_connection(("127.0.0.1", PORT))
        self.tcp.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        uri = parse_uri(f"ws://127.0.0.1:{PORT}/live/")
        self.protocol = ClientProtocol(uri, origin=settings.KITH.origin)  # type: ignore[arg-type]
        asked = self.protocol.connect()
        asked.headers.update(Headers({"Cookie": cookie}))
        self.protocol.send_request(asked)
        self._send()
        self.events: list[Any] = []
        while not any(isinstance(event, Response) for event in self.events):
            self.listen()
        if self.protocol.handshake_exc:
            raise RuntimeError("the house did not open a socket")
        self.events.clear()

    def fileno(self) -> int:
        return self.tcp.fileno()

    def tell(self, known: dict[str, int]) -> None:
        """What this page knows, as it does when it begins to listen."""
        self.protocol.send_text(json.dumps({"topics": list(known.items())}).encode())
        self._send()

    def listen(self) -> None:
        """Whatever has come, or comes next. Pings are answered."""
        came = self.tcp.recv(65536)
        if not came:
            raise RuntimeError("the house closed a socket")
        self.protocol.receive_data(came)
        self._send()
        self.events += self.protocol.events_received()

    def heard(self) -> Iterator[tuple[str, int]]:
        """Topics and numbers, as they come."""
        while True:
            said = [each for each in self.events if isinstance(each, Frame)]
            self.events.clear()
            for frame in said:
                yield from topics(frame)
            if not said:
                self.listen()

    def close(self) -> None:
        self.tcp.close()

    def _send(self) -> None:
        for out in self.protocol.data_to_send():
            if out:
                self.tcp.sendall(out)


def topics(frame: Frame) -> list[tuple[str, int]]:
    if frame.opcode is not Opcode.TEXT:
        return []
    said = json.loads(frame.data)
    return said["topics"] if "topics" in said else [(said["topic"], said["number"])]
