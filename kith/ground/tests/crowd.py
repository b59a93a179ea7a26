"""A small house of a few pages, and a browser that asks its handler as a server would."""

import asyncio
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.urls import path

from kith.ground.handler import PooledASGIHandler

ORIGIN_HOST = b"127.0.0.1"
gate = threading.Event()
seen: list[str] = []


def page(request):
    seen.append(threading.current_thread().name)
    answer = HttpResponse(b"a page " + request.body)
    answer.set_cookie("one", "1")
    answer.set_cookie("two", "2")
    return answer


def slow(request):
    seen.append(request.method)
    gate.wait(5)
    return HttpResponse("slow")


def wall(request):
    return HttpResponse("It holds from now.")


wall.door = SimpleNamespace(closing=True)


def breaks(request):
    raise ValueError("dear Ben")


def streamed(request):
    return StreamingHttpResponse(iter(["one ", "two ", "three"]))


def file(request):
    return FileResponse(Path(__file__).open("rb"))


urlpatterns = [
    path("", page),
    path("slow/", slow),
    path("wall/", wall),
    path("breaks/", breaks),
    path("streamed/", streamed),
    path("file/", file),
]


@pytest.fixture(autouse=True)
def small_house(settings):
    """One thread for pages, and room for two more to wait."""
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = ["kith.ground.plain.Plain"]
    kith = settings.KITH
    values = {name: getattr(kith, name) for name in kith.__slots__}
    settings.KITH = type(kith)(**{**values, "threads": 1, "waiting": 2})
    gate.clear()
    seen.clear()
    yield
    gate.set()


class Browser:
    """Asks one handler, as a server would for it."""

    def __init__(self):
        self.house = PooledASGIHandler()

    async def ask(
        self, path="/", method="GET", body=b"", headers=(), goes_after=None, chunks=None, query=b""
    ):
        scope = {"type": "http", "path": path, "method": method, "query_string": query}
        scope["headers"] = [(b"host", ORIGIN_HOST), *headers]
        incoming = [{"type": "http.request", "body": b, "more_body": True} for b in chunks or []]
        incoming.append({"type": "http.request", "body": body})
        outgoing = []

        async def receive():
            if incoming:
                return incoming.pop(0)
            await (asyncio.sleep(goes_after) if goes_after else asyncio.Event().wait())
            return {"type": "http.disconnect"}

        async def send(message):
            outgoing.append(message)

        await self.house(scope, receive, send)
        return Answer(outgoing)


class Answer:
    def __init__(self, messages):
        self.messages = messages
        self.status = messages[0]["status"] if messages else None
        self.headers = messages[0]["headers"] if messages else []
        self.body = b"".join(message.get("body", b"") for message in messages)

    def header(self, name):
        return [value for key, value in self.headers if key.lower() == name]


def asked(*args, **how):
    return asyncio.run(Browser().ask(*args, **how))
