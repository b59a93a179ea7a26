"""A page comes whole, from a bounded number of threads, and closing acts get through a crowd."""

import asyncio
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.urls import path

from kith.ground import handler
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

    async def ask(self, path="/", method="GET", body=b"", headers=(), goes_after=None, chunks=None):
        scope = {"type": "http", "path": path, "method": method, "query_string": b""}
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


def test_a_page_comes_with_its_headers_and_every_cookie():
    answer = asked()
    assert (answer.status, answer.body) == (200, b"a page ")
    assert answer.header(b"content-length") == [b"7"]
    assert len(answer.header(b"set-cookie")) == 2


def test_what_is_sent_arrives_in_pieces_or_whole():
    assert asked(method="POST", chunks=[b"a", b"b"], body=b"c").body == b"a page abc"


def test_pages_are_made_in_the_same_few_threads():
    async def story():
        browser = Browser()
        await asyncio.gather(*[browser.ask() for _ in range(3)])
        return set(seen)

    assert asyncio.run(story()) == {"kith-page_0"}


def test_a_stream_comes_in_order():
    assert asked("/streamed/").body == b"one two three"


def test_a_file_comes_whole_and_holds_no_thread():
    answer = asked("/file/")
    assert answer.body == Path(__file__).read_bytes()
    assert len(answer.messages) == 2


def test_a_page_that_breaks_says_nothing_of_why():
    answer = asked("/breaks/")
    assert answer.status == 500
    assert b"Ben" not in answer.body


def test_a_full_house_says_so_at_once_and_that_nothing_was_changed():
    async def story():
        browser = Browser()
        inside = [asyncio.ensure_future(browser.ask("/slow/")) for _ in range(3)]
        await asyncio.sleep(0.1)
        began = time.monotonic()
        refused = await browser.ask("/slow/", "POST")
        took = time.monotonic() - began
        gate.set()
        served = [answer.status for answer in await asyncio.gather(*inside)]
        return refused, took, served, (await browser.ask()).status

    refused, took, served, after = asyncio.run(story())
    assert (refused.status, served, after) == (503, [200, 200, 200], 200)
    assert refused.header(b"retry-after") == [b"5"]
    assert refused.header(b"cache-control") == [b"no-store"]
    assert b"not taken effect" in refused.body
    assert took < 0.1


def test_closing_acts_get_through_a_full_house():
    async def story():
        browser = Browser()
        inside = [asyncio.ensure_future(browser.ask("/slow/")) for _ in range(3)]
        await asyncio.sleep(0.05)
        wall, other = await browser.ask("/wall/", "POST"), await browser.ask("/", "POST")
        gate.set()
        await asyncio.gather(*inside)
        return wall.status, other.status

    assert asyncio.run(story()) == (200, 503)


@pytest.mark.parametrize(
    "how", [{"body": b"x" * (1024 * 1024 + 1)}, {"headers": [(b"content-length", b"99999999")]}]
)
def test_too_much_is_refused(how):
    answer = asked(method="POST", **how)
    assert answer.status == 413
    assert b"not taken effect" in answer.body
    assert seen == []


def test_who_sends_too_slowly_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(handler, "SLOWEST", 0.05)

    async def story():
        sent, scope = [], {"type": "http", "path": "/", "method": "POST", "headers": []}

        async def never():
            await asyncio.Event().wait()

        async def send(message):
            sent.append(message)

        await PooledASGIHandler()(scope, never, send)
        return Answer(sent).status

    assert asyncio.run(story()) == 408


def test_a_page_nobody_waits_for_any_more_is_not_made():
    async def story():
        browser = Browser()
        first = asyncio.ensure_future(browser.ask("/slow/"))
        await asyncio.sleep(0.05)
        gone = await browser.ask("/slow/", "GET", goes_after=0.02)
        gate.set()
        await first
        await browser.ask("/")
        return gone.messages, seen[:-1]

    assert asyncio.run(story()) == ([], ["GET"])


def test_what_was_done_is_done_although_the_person_has_gone_on():
    async def story():
        browser = Browser()
        first = asyncio.ensure_future(browser.ask("/slow/"))
        await asyncio.sleep(0.05)
        gone = asyncio.ensure_future(browser.ask("/slow/", "POST", goes_after=0.02))
        await asyncio.sleep(0.1)
        gate.set()
        await asyncio.gather(first, gone)
        return seen

    assert asyncio.run(story()) == ["GET", "POST"]


def test_who_stops_reading_a_stream_does_not_keep_its_thread(monkeypatch):
    monkeypatch.setattr(handler, "SLOWEST", 0.05)

    async def story():
        browser = Browser()
        scope = {"type": "http", "path": "/streamed/", "method": "GET", "query_string": b""}
        scope["headers"] = [(b"host", ORIGIN_HOST)]
        asked_for = [{"type": "http.request"}]

        async def receive():
            return asked_for.pop() if asked_for else await asyncio.Event().wait()

        async def stalled(message):
            await asyncio.Event().wait()

        await asyncio.wait_for(browser.house(scope, receive, stalled), 2)
        return (await browser.ask()).status

    assert asyncio.run(story()) == 200
