"""A page comes whole, and from a bounded number of threads."""

import asyncio
from pathlib import Path

import pytest

from kith.ground import handler
from kith.ground.lane import closes

from . import crowd
from .crowd import Browser, asked, seen, small_house

__all__ = ["small_house"]


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
    assert answer.body == Path(crowd.__file__).read_bytes()
    assert len(answer.messages) == 2


def test_a_page_that_breaks_says_nothing_of_why():
    answer = asked("/breaks/")
    assert answer.status == 500
    assert b"Ben" not in answer.body


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_who_goes_before_all_was_sent_is_answered_nothing(method):
    """And a page that was half asked for is not made."""

    async def story():
        sent, scope = [], {"type": "http", "path": "/", "method": method, "query_string": b""}
        scope["headers"] = [(b"host", crowd.ORIGIN_HOST), (b"content-length", b"9")]
        pieces = [{"type": "http.request", "body": b"half", "more_body": True}]

        async def receive():
            return pieces.pop() if pieces else {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        await Browser().house(scope, receive, send)
        return sent

    assert asyncio.run(story()) == [] and seen == []


def test_what_comes_after_a_request_is_let_by_until_the_browser_goes():
    async def story():
        coming = [{"type": "http.disconnect"}, {"type": "http.request"}, {"type": "http.request"}]

        async def receive():
            return coming.pop()

        await handler.disconnected(receive)
        return coming

    assert asyncio.run(story()) == []


def test_an_address_that_is_none_closes_nothing():
    assert not closes("/nowhere/at/all/", "POST")
    assert closes("/wall/", "POST") and not closes("/wall/", "GET")
