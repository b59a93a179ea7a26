"""Somebody who reads what a page says when the house is in trouble."""

import time
from dataclasses import dataclass
from urllib.parse import urlencode

from bench.browser import Browser

NOT_TAKEN = "has not taken effect"
UNSURE = "may have taken effect, or not"
AWAY = "comes back by itself"
AT_ONCE = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    said: str
    took: float  # seconds

    @property
    def says_not_taken(self) -> bool:
        return self.status == 503 and NOT_TAKEN in self.said

    @property
    def says_unsure(self) -> bool:
        return self.status == 503 and UNSURE in self.said

    @property
    def says_away(self) -> bool:
        return self.status == 503 and AWAY in self.said


class Visitor(Browser):
    def look(self, path: str) -> Answer:
        return self._answered("GET", path)

    def send(self, path: str, **said: object) -> Answer:
        return self._answered("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **said}))

    def _answered(self, method: str, path: str, body: str | None = None) -> Answer:
        began = time.monotonic()
        status, page = self._ask(method, path, body)
        return Answer(status, page.decode(errors="replace"), time.monotonic() - began)
