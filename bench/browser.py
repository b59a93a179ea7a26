"""Somebody who asks a house, over one connection, as a browser does."""

import http.client
import random
import re
import time
from urllib.parse import urlencode

from django.conf import settings

from bench import PORT
from kith.ground.turns import turn
from kith.people.models import Person, Session

KEPT_OPEN = 2.0  # seconds; the house hangs up after five
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def begun(person: Person) -> str:
    with turn():
        return Session.objects.begin(person)


class Browser:
    """One person's, with one connection and one cookie."""

    def __init__(self, person: Person | None = None):
        self.house = http.client.HTTPConnection("127.0.0.1", PORT)
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={begun(person)}" if person else ""
        self.token = ""
        self.asked = 0.0  # when last (monotonic seconds)

    def get(self, path: str) -> int:
        return self._ask("GET", path)[0]

    def form_of(self, path: str) -> "Browser":
        """With what a form of that page needs to be sent."""
        status, body = self._ask("GET", path)
        if not (found := TOKEN.search(body)):
            raise RuntimeError(f"{path} answered {status}, and has no form")
        self.token = found[1].decode()
        return self

    def post(self, path: str, script: bool = False, **said: object) -> int:
        sent = urlencode({"csrfmiddlewaretoken": self.token, **said})
        return self._ask("POST", path, sent, script)[0]

    def ask_again(self, path: str) -> tuple[int, bytes]:
        """As a page's own script asks: nobody is taken to be here because of it."""
        return self._ask("GET", path, script=True)

    def _ask(
        self, method: str, path: str, body: str | None = None, script: bool = False
    ) -> tuple[int, bytes]:
        if time.monotonic() > self.asked + KEPT_OPEN:
            self.house.close()  # and opens anew
        self.asked = time.monotonic()
        dest = {"Sec-Fetch-Dest": "empty"} if script else {}
        self.house.request(method, path, body, self._headers() | dest)
        answer = self.house.getresponse()
        given = answer.getheader("Set-Cookie")
        self.cookie = given.split(";")[0] if given else self.cookie
        return answer.status, answer.read()

    def _headers(self) -> dict[str, str]:
        address = ".".join(str(random.randrange(1, 255)) for _ in range(4))
        return {
            "Cookie": self.cookie,
            "Origin": settings.KITH.origin,
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": address,
        }
