"""The socket opens for a person of this house, from a page of this house, and says no word."""

import asyncio
import json
from types import SimpleNamespace

import pytest
from channels.layers import channel_layers
from channels.testing.websocket import WebsocketCommunicator
from django.conf import settings
from django.db import DatabaseError

from kith.ground import live, open_sockets
from kith.ground.models import Heard
from kith.ground.person_socket import ENDED, PersonSocket

ANA = SimpleNamespace(token="ana-token")


@pytest.fixture(autouse=True)
def sessions(monkeypatch):
    """Sessions by their cookie, as (person, pk, hash). Taking one out ends it."""
    sessions = {"ana": ("ana-token", 1, "hash-a"), "ben": ("ben-token", 2, "hash-b")}
    monkeypatch.setattr(live, "who", lambda cookies: sessions.get(cookies.get("kith")))
    alive = lambda session: session in {known[2] for known in sessions.values()}  # noqa: E731
    monkeypatch.setattr(live, "alive", alive)
    monkeypatch.setattr(open_sockets.OPEN, "_of", {})
    monkeypatch.setattr(open_sockets.OPEN, "_watch", None)
    monkeypatch.setattr(channel_layers, "backends", {})
    return sessions


def socket(cookie="kith=ana", origin=None, **scope):
    headers = [(b"cookie", cookie.encode())]
    if origin != "":
        headers.append((b"origin", (origin or settings.KITH.origin).encode()))
    return WebsocketCommunicator(PersonSocket.as_asgi(), "/live/", headers)


async def opened(**how):
    page = socket(**how)
    return page if (await page.connect())[0] else None


async def closed_with(page):
    while (message := await page.receive_output(2))["type"] != "websocket.close":
        pass
    return message.get("code")


def send(group, message):
    """As a thread of the pool does: the message hops to the loop."""
    live.LOOPS.remember(asyncio.get_running_loop())
    return asyncio.to_thread(live.send, group, message)


def test_it_opens_for_a_person_from_a_page_of_this_house():
    assert asyncio.run(opened()) is not None


@pytest.mark.parametrize(
    "how",
    [
        {"cookie": ""},
        {"cookie": "kith=stranger"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "null"},
        {"origin": "https://evil.example"},
    ],
)
def test_it_stays_shut_for_anyone_else_and_any_other_page(how):
    assert asyncio.run(opened(**how)) is None


@pytest.mark.parametrize("kind", ["nudge", "nudge_later"])
def test_a_person_hears_their_own_nudges_and_not_anothers(kind):
    async def story():
        ana, ben = await opened(), await opened(cookie="kith=ben")
        await send(live.person_group("ana-token"), {"type": kind, "topic": "t", "number": 4})
        heard = json.loads(await ana.receive_from(2))
        silent = await ben.receive_nothing(0.05)
        return heard, silent

    assert asyncio.run(story()) == ({"topic": "t", "number": 4}, True)


@pytest.mark.parametrize("group", [live.person_group("ana-token"), live.session_group("hash-a")])
def test_it_closes_when_the_session_is_ended(group):
    async def story():
        ana, ben = await opened(), await opened(cookie="kith=ben")
        await send(group, {"type": "ended"})
        return await closed_with(ana), await ben.receive_nothing(0.05)

    assert asyncio.run(story()) == (4401, True)


def test_it_closes_when_the_session_ended_by_time_alone(sessions):
    async def story():
        ana, ben = await opened(), await opened(cookie="kith=ben")
        del sessions["ana"]
        await open_sockets.OPEN.close_ended()
        return await closed_with(ana), await ben.receive_nothing(0.05)

    assert asyncio.run(story()) == (4401, True)


def test_the_oldest_of_too_many_pages_is_let_go():
    async def story():
        pages = [await opened() for _ in range(open_sockets.MOST + 1)]
        return await closed_with(pages[0]), await pages[1].receive_nothing(0.05)

    assert asyncio.run(story()) == (4408, True)


@pytest.mark.parametrize(
    "sent, code",
    [
        ({"bytes_data": b"x"}, 1003),
        ({"text_data": "x" * 1025}, 1009),
        ({"text_data": "é" * 600}, 1009),
    ],
)
def test_what_no_page_of_the_house_sends_closes_it(sent, code):
    async def story():
        ana = await opened()
        await ana.send_to(**sent)
        return await closed_with(ana)

    assert asyncio.run(story()) == code


def test_who_talks_too_much_is_let_go():
    async def story():
        ana = await opened()
        for _ in range(21):
            await ana.send_to(text_data="{}")
        return await closed_with(ana)

    assert asyncio.run(story()) == 4429


def test_who_is_let_go_and_goes_on_talking_is_not_heard(caplog):
    """A server takes one close, and no word after it."""
    heard = []

    async def story():
        ana = await opened()
        for _ in range(60):
            await ana.send_to(text_data="{}")
        while not await ana.receive_nothing(0.05):
            heard.append(await ana.receive_output(1))
        await send(live.person_group("ana-token"), {"type": "nudge", "topic": "t", "number": 4})
        assert await ana.receive_nothing(0.05)

    asyncio.run(story())
    assert [answer["type"] for answer in heard] == ["websocket.close"]
    assert not caplog.records


@pytest.mark.parametrize(
    "odd",
    [
        " ",
        "nonsense",
        "[]",
        "{}",
        '{"topics": 3}',
        '{"topics": [[1]]}',
        '{"topics": [["a", "b"]]}',
        '{"topics": [["a", 1e999]]}',
        '{"topics": [["a", NaN]]}',
        "[" * 900,
    ],
)
def test_odd_frames_are_passed_over(odd):
    async def story():
        ana = await opened()
        await ana.send_to(text_data=odd)
        return await ana.receive_nothing(0.02)

    assert asyncio.run(story())


def test_an_error_inside_closes_quietly(monkeypatch, caplog):
    def away(cookies):
        raise OSError("kith=ana")

    monkeypatch.setattr(live, "who", away)
    assert asyncio.run(opened()) is None
    assert "kith=ana" not in caplog.text and "OSError" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_page_that_was_away_learns_what_it_missed_of_its_own():
    mine, unchanged = live.topic(ANA, "people"), live.topic(ANA, "today")
    Heard.objects.create(person="ana-token", topic=mine, number=3)
    Heard.objects.create(person="ana-token", topic=unchanged, number=2)
    Heard.objects.create(person="ben-token", topic="bens", number=9)

    async def story():
        ana = await opened()
        known = [[mine, 1], [unchanged, 2], ["bens", 1], ["never there", 1]]
        await ana.send_to(text_data=json.dumps({"topics": known}))
        return json.loads(await ana.receive_from(2))

    assert asyncio.run(story()) == {"topics": [[mine, 3]]}


def test_it_is_closed_once_however_often_its_session_ends():
    async def story():
        ana = await opened()
        for _again in range(2):
            await send(live.person_group("ana-token"), {"type": "ended"})
        return await closed_with(ana), await ana.receive_nothing()

    assert asyncio.run(story()) == (ENDED, True)


@pytest.mark.redis
def test_a_worker_in_another_process_is_heard_through_redis():
    async def story():
        ana = await opened()
        live.LOOPS.remember(None)  # as where no server runs
        nudge = {"type": "nudge", "topic": "t", "number": 4}
        await asyncio.to_thread(live.send, live.person_group("ana-token"), nudge)
        heard = json.loads(await ana.receive_from(5))
        await ana.disconnect()
        return heard

    assert asyncio.run(story()) == {"topic": "t", "number": 4}


def test_a_page_that_is_closed_is_not_counted_any_more():
    async def story():
        ana, again = await opened(), await opened()
        await ana.disconnect()
        one = len(open_sockets.OPEN._of["ana-token"])
        await again.disconnect()
        return one, dict(open_sockets.OPEN._of)

    assert asyncio.run(story()) == (1, {})


def test_open_pages_are_looked_at_for_as_long_as_there_are_any(monkeypatch, caplog):
    """Also after a look that could not be had."""
    monkeypatch.setattr(open_sockets, "EVERY", 0.01)
    looks = []

    async def close_ended(sockets):
        looks.append(1)
        if len(looks) == 1:
            raise DatabaseError
        sockets._of.clear()

    monkeypatch.setattr(open_sockets.OpenSockets, "close_ended", close_ended)

    async def story():
        await opened()
        await asyncio.wait_for(open_sockets.OPEN._watch, 5)

    asyncio.run(story())
    assert len(looks) == 2 and "DatabaseError" in caplog.text


def test_whoever_is_not_there_leaves_nothing_behind():
    nobody = SimpleNamespace(person="ana-token")
    open_sockets.OPEN.leave(nobody)
    assert open_sockets.OPEN._of == {}
