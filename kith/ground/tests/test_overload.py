"""A full house says so; closing acts get through; nobody who is slow keeps others waiting."""

import asyncio
import threading
import time

import pytest
from django.template import TemplateDoesNotExist

from kith.ground import handler, overload
from kith.ground.handler import PooledASGIHandler

from .crowd import ORIGIN_HOST, Answer, Browser, asked, gate, seen, small_house

__all__ = ["small_house"]


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


def test_only_the_threads_of_the_lane_go_first(monkeypatch):
    went_first = []
    monkeypatch.setattr(
        handler, "go_first", lambda: went_first.append(threading.current_thread().name)
    )

    async def story():
        browser = Browser()
        await browser.ask("/wall/", "POST")
        await browser.ask("/")

    asyncio.run(story())
    assert went_first == ["kith-lane_0"]


def test_where_no_page_can_be_made_the_sentence_is_still_said(monkeypatch):
    def lost(*_given, **_how):
        raise TemplateDoesNotExist("house/full.html")

    monkeypatch.setattr(overload, "render_to_string", lost)
    overload.page.cache_clear()
    said = overload.page(503)
    overload.page.cache_clear()
    assert str(overload.SAID[503]).encode() in said and b"<!doctype html>" in said
