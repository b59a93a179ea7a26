"""An open page, with what its script does: it hears that its topic changed, asks for itself again,
and shows the answer. And the hand that clicks on another one."""

import contextlib
import re
import time
from threading import Condition, Thread

from bench.browser import Browser
from kith.people.models import Person

from .socket import PageSocket

REGION = re.compile(rb'<live-region id="(?:bond|talk)" topic="([^"]+)" number="(\d+)"')
MANY = 5
LONGEST = 10.0  # seconds; what has not come by then is lost


class OpenPage:
    """Looked at by one person. A thread listens, as a page does while its reader reads."""

    def __init__(self, person: Person, path: str):
        self.browser, self.path = Browser(person), path
        self.shown: list[tuple[float, bytes]] = []  # since when, and what
        self.changed = Condition()
        self._look()
        self.socket = PageSocket(self.browser.cookie)
        self.socket.tell({self.topic: self.number})
        self.thread = Thread(target=self._live, daemon=True)
        self.thread.start()

    def expect(self, words: str) -> None:
        """It is looked at all the time."""

    def when_shown(self, words: str) -> float:
        """The moment (seconds since 1970) from which on these words stood on it."""
        with self.changed:
            if not self.changed.wait_for(lambda: self._first_with(words), LONGEST):
                raise TimeoutError("what was sent was never shown")
            return self._first_with(words)

    def _first_with(self, words: str) -> float:
        return next((at for at, page in self.shown if words.encode() in page), 0.0)

    def close(self) -> None:
        self.socket.tcp.shutdown(2)
        self.thread.join()
        self.socket.close()

    def _live(self) -> None:
        with contextlib.suppress(RuntimeError, OSError):  # until it is closed
            for topic, number in self.socket.heard():
                self._hear(topic, number)

    def _hear(self, topic: str, number: int) -> None:
        if topic == self.topic and number != self.number:
            self._look()
            self.number = max(self.number, number)

    def _look(self) -> None:
        status, body = self.browser.ask_again(self.path)
        if status != 200:
            raise RuntimeError(f"{self.path} answered {status}")
        topic, number = REGION.findall(body)[0]
        with self.changed:
            self.topic, self.number = topic.decode(), int(number)
            self.shown = [*self.shown[-MANY:], (time.time(), body)]
            self.changed.notify_all()
