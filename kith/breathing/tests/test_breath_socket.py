"""Whoever sits in a room says and hears numbers; whoever has risen neither says nor hears any."""

import asyncio
import json
import math

import pytest
from channels.layers import channel_layers
from channels.testing.websocket import WebsocketCommunicator
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from kith.breathing import breath_socket, rooms, seating
from kith.breathing.breath_socket import NO_SEAT, BreathSocket
from kith.breathing.models import Seat
from kith.breathing.rhythm import Segment
from kith.ground import clock, live, open_sockets

TOKEN = "room-of-two"
NAMES = st.sampled_from(["clock", "press", "follows"])
SEGMENT = (1.8e9, 0.0, 12.0, 6.0)


@pytest.fixture(autouse=True)
def house(monkeypatch):
    """Ana and Ben sit in one room, by numbers; the database is away."""
    people = {"ana": (1, TOKEN, 0), "ben": (2, TOKEN, 1)}
    known = {name: (name, number, f"hash-{name}") for name, (number, *_) in people.items()}
    monkeypatch.setattr(live, "who", lambda cookies: known.get(cookies.get("kith")))
    monkeypatch.setattr(open_sockets.OPEN, "_of", {})
    monkeypatch.setattr(open_sockets.OPEN, "_watch", None)
    monkeypatch.setattr(channel_layers, "backends", {})
    monkeypatch.setattr(breath_socket, "seat_of", people.get)
    monkeypatch.setattr(rooms, "ROOMS", rooms.OpenRooms())
    monkeypatch.setattr(breath_socket, "ROOMS", rooms.ROOMS)
    monkeypatch.setattr(rooms, "LOOKS_EVERY", 0.05)
    seats = [(0, False, 1.0, 6.0, True), (1, False, 2.0, 6.0, True)]
    monkeypatch.setattr(rooms, "found", lambda token: (-1, None, seats))
    turned = lambda token, number, segment: (number + 1, *SEGMENT)  # noqa: E731
    monkeypatch.setattr(rooms, "turned", turned)
    return people


def socket(name):
    headers = [
        (b"cookie", f"kith={name}".encode()),
        (b"origin", settings.KITH.origin.encode()),
    ]
    return WebsocketCommunicator(BreathSocket.as_asgi(), "/live/breath/", headers)


async def sitting(*names):
    pages = [socket(name) for name in names]
    for page in pages:
        assert (await page.connect())[0]
    return pages


async def hears(page, what):
    """The next of that kind."""
    while True:
        said = json.loads(await page.receive_from(2))
        if what in said:
            return said[what]


async def code(page):
    while (message := await page.receive_output(2))["type"] != "websocket.close":
        pass
    return message.get("code")


def test_each_hears_its_own_place_and_who_else_is_here():
    async def story():
        ana, ben = await sitting("ana", "ben")
        return await hears(ana, "seats"), await hears(ben, "seats")

    assert asyncio.run(story()) == ([0, 0, 1], [1, 0, 1])


def test_the_clock_is_told_with_the_page_s_own_time():
    async def story():
        (ana,) = await sitting("ana")
        before = clock.now().timestamp()
        await ana.send_to(json.dumps({"clock": 12.5}))
        return before, await hears(ana, "clock")

    before, (sent, received, answered) = asyncio.run(story())
    assert sent == 12.5 and before <= received <= answered <= before + 5


def test_a_press_is_seen_by_the_other_and_no_later_than_now():
    async def story():
        ana, ben = await sitting("ana", "ben")
        await hears(ben, "seats")
        await ana.send_to(json.dumps({"clock": 1, "press": [9e12, 1]}))
        first = await hears(ben, "press")
        await ana.send_to(json.dumps({"clock": 2, "press": [0, 0]}))
        return first, await hears(ben, "press"), clock.now().timestamp()

    (place, at, goes_in), (_, earlier, goes_out), now = asyncio.run(story())
    assert (place, goes_in, goes_out) == (0, 1, 0)
    assert now - 5 < earlier <= at <= now


def test_the_guide_begins_for_all_by_one_row():
    async def story():
        ana, ben = await sitting("ana", "ben")
        return await hears(ana, "segment"), await hears(ben, "segment")

    assert asyncio.run(story()) == (list(SEGMENT), list(SEGMENT))


def test_whoever_comes_later_hears_how_it_goes():
    async def story():
        (ana,) = await sitting("ana")
        await hears(ana, "segment")
        (ben,) = await sitting("ben")
        return await hears(ben, "segment")

    assert asyncio.run(story()) == list(SEGMENT)


def test_what_can_be_no_breath_is_not_shown_to_the_others():
    """Ten presses a second: one in, and one out."""

    async def story():
        ana, ben = await sitting("ana", "ben")
        await hears(ben, "segment")
        for number in range(9):
            await ana.send_to(json.dumps({"clock": number, "press": [9e12, (number + 1) % 2]}))
        heard = []
        while not await ben.receive_nothing(0.2):
            heard.append(json.loads(await ben.receive_from()))
        return [said["press"][2] for said in heard if "press" in said]

    assert asyncio.run(story()) == [1, 0]


def test_whoever_has_no_seat_hears_that_and_nothing_else():
    async def story():
        live_who = live.who
        live.who = lambda cookies: ("cora", 3, "hash-cora")
        page = socket("cora")
        await page.connect()
        live.who = live_who
        return await code(page)

    assert asyncio.run(story()) == NO_SEAT


def test_whoever_has_risen_is_closed_out_and_the_others_hear_nothing_of_it():
    async def story():
        ana, ben = await sitting("ana", "ben")
        await hears(ben, "seats")
        live.LOOPS.remember(asyncio.get_running_loop())
        await asyncio.to_thread(live.send, rooms.group(TOKEN), {"type": "ended", "said": (1,)})
        closed = await code(ana)
        heard = []
        while not await ben.receive_nothing(0.2):
            heard.append(json.loads(await ben.receive_from()))
        return closed, [what for said in heard for what in said]

    closed, heard = asyncio.run(story())
    assert closed == NO_SEAT
    assert set(heard) <= {"seats", "segment"}


def test_a_seat_that_could_not_be_renewed_is_over(monkeypatch):
    monkeypatch.setattr(rooms, "renewed", lambda seats: {2})

    async def story():
        ana, ben = await sitting("ana", "ben")
        await rooms.ROOMS.renew()
        return await code(ana), await hears(ben, "seats")

    assert asyncio.run(story()) == (NO_SEAT, [1, 0, 1])


def test_a_room_without_anybody_is_closed():
    async def story():
        ana, ben = await sitting("ana", "ben")
        for page in (ana, ben):
            await page.disconnect()
        return rooms.ROOMS._rooms

    assert asyncio.run(story()) == {}


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "null",
        '{"press": 1}',
        '{"press": [1]}',
        '{"press": [1, 2, 3]}',
        '{"press": ["now", 1]}',
        '{"press": [NaN, 1]}',
        '{"press": [Infinity, 1]}',
        '{"clock": "x"}',
        '{"clock": 1e999}',
        '{"follows": {}}',
        '{"words": "hello"}',
        "[" * 900,
    ],
)
def test_whatever_else_a_page_says_is_nothing(text):
    async def story():
        ana, ben = await sitting("ana", "ben")
        await hears(ben, "segment")
        await ana.send_to(text)
        return await ben.receive_nothing(0.1)

    assert asyncio.run(story())


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(), inner),
)


@given(st.text() | JSON.map(json.dumps) | st.dictionaries(NAMES, JSON).map(json.dumps))
def test_only_numbers_are_read_whatever_is_said(text):
    said = breath_socket.numbers_in(text)
    assert set(said) <= {"clock", "press", "follows"}
    values = [said.get("clock", 0.0), said.get("follows", 0.0), *said.get("press", ())]
    assert all(isinstance(value, float) and math.isfinite(value) for value in values)


def test_a_page_that_says_too_much_is_closed():
    async def story():
        (ana,) = await sitting("ana")
        for number in range(45):
            await ana.send_to(json.dumps({"clock": number}))
        return await code(ana)

    assert asyncio.run(story()) == 4429


@pytest.mark.django_db
def test_of_two_processes_that_turn_a_room_the_first_is_kept(ana, near):
    token = Seat.objects.sit(ana, near).room.token
    first = seating.turned(token, 0, Segment(1.0, 0.0, 12.0, 6.0))
    assert first == (1, 1.0, 0.0, 12.0, 6.0)
    assert seating.turned(token, 0, Segment(2.0, 0.0, 9.0, 5.0)) == first
    assert seating.found(token)[:2] == (1, (1.0, 0.0, 12.0, 6.0))


@pytest.mark.django_db
def test_a_room_that_is_not_there_any_more_is_empty(ana, near):
    assert seating.found("nowhere") == (-1, None, [])
    assert seating.turned("nowhere", 3, Segment(1.0, 0.0, 12.0, 6.0)) == (3,)
