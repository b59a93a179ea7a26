"""The socket of a room, from everyone: whoever sits there hears numbers, nobody else anything."""

import asyncio
import json

import pytest
from channels.testing.websocket import WebsocketCommunicator
from django.conf import settings

from kith.breathing import breath_socket, rooms
from kith.breathing.breath_socket import NO_SEAT, BreathSocket
from kith.breathing.models import Seat
from kith.ground import open_sockets, person_socket

from . import sockets
from .sockets import frames
from .telling import secrets_of, telling
from .whos import Who, become, person

SHUT = [{"type": "websocket.close"}]
SOMEBODY = [who for who in Who if who is not Who.SIGNED_OUT]
SAID = [{"clock": 1}, {"clock": 2, "press": [3, 1]}, {"follows": 1}]


@pytest.fixture(autouse=True)
def asked_here(monkeypatch):
    for room in (person_socket, breath_socket, rooms):
        monkeypatch.setattr(room, "ask", sockets.ASKED.ask)
    monkeypatch.setattr(open_sockets.OPEN, "_of", {})
    monkeypatch.setattr(open_sockets.OPEN, "_watching", sockets.never)
    monkeypatch.setattr(rooms.ROOMS, "_rooms", {})  # of pages that are never said to be closed
    monkeypatch.setattr(rooms.OpenRooms, "_keeping_seats", sockets.never)
    monkeypatch.setattr(rooms.OpenRoom, "_conducting", sockets.never)


def heard(cookie, origin=""):
    """Everything that comes back to a page that says what a page of a room says."""
    hearing = _heard(cookie, origin or settings.KITH.origin)
    return sockets.ASKED.answer_until(sockets.loop.submit(asyncio.run, hearing))


async def _heard(cookie, origin):
    kept = f"{settings.SESSION_COOKIE_NAME}={cookie}"
    headers = [(b"origin", origin.encode()), (b"cookie", kept.encode())]
    page = WebsocketCommunicator(BreathSocket.as_asgi(), "/live/breath/", headers)
    await page.send_input({"type": "websocket.connect"})
    found = [await page.receive_output(5)]
    for said in SAID if found[0]["type"] == "websocket.accept" else []:
        await page.send_input({"type": "websocket.receive", "text": json.dumps(said)})
    found += await frames(page)
    page.stop(exceptions=False)
    return found


def cookie(world, who):
    return world.cookies[person(who), True] if person(who) else ""


@pytest.mark.parametrize("who", SOMEBODY)
def test_without_a_seat_there_is_nothing_to_hear_whoever_it_is(world, who):
    become(world, who)
    Seat.objects.sit(world.ben if person(who) != "ben" else world.ana, world.bond)
    last = heard(cookie(world, who))[-1]
    assert (last["type"], last.get("code")) == ("websocket.close", NO_SEAT)


def test_whoever_sits_hears_places_and_times_and_no_word(world):
    become(world, Who.NOTE)
    Seat.objects.sit(world.ben, world.bond)
    Seat.objects.sit(world.ana, world.bond)
    found = heard(world.cookies["ana", True])
    told = [json.loads(frame["text"]) for frame in found if frame.get("text")]
    assert {"seats": [1, 0, 1]} in told
    assert {name for each in told for name in each} == {"seats", "clock", "press"}
    assert telling("a frame", map(repr, found), secrets_of(world)) == []


def test_behind_a_wall_each_hears_of_themself_alone(world):
    become(world, Who.WALLED)
    Seat.objects.sit(world.ben, world.bond)
    Seat.objects.sit(world.ana, world.bond)
    found = heard(world.cookies["ana", True])
    assert '{"seats": [0, 0]}' in [frame.get("text") for frame in found]


def test_to_everyone_else_it_is_shut_in_the_same_way(world):
    Seat.objects.sit(world.ana, world.bond)
    mine = world.cookies["ana", True]
    found = [heard(""), heard("never was"), heard(mine, "https://evil.example")]
    assert found == [SHUT, SHUT, SHUT]
