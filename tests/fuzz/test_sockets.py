"""Whatever is said on a socket: it is passed over, or the socket is closed, and nothing breaks."""

import asyncio
import inspect
import json
import re
from random import Random

import pytest
from channels.layers import channel_layers
from channels.testing.websocket import WebsocketCommunicator
from django.conf import settings

from kith.ground import live, open_sockets, person_socket
from kith.ground.models import Heard
from kith.ground.person_socket import PersonSocket

from . import frames
from .conftest import TRIED
from .listening import listening
from .test_bad_input import LONG, seed

SOCKETS = 400 if LONG else 30
FRAMES = 8  # of each socket
GENTLE = {1003, 1009, 4429}  # closed for what was sent; 1011 says that something broke
MINE, BENS = "ana-topic", "ben-topic"


@pytest.fixture
def known(monkeypatch, transactional_db):
    """Ana and Ben, and what has changed for each."""
    people = {"ana": ("ana-token", 1, "hash-a"), "ben": ("ben-token", 2, "hash-b")}
    monkeypatch.setattr(live, "who", lambda cookies: people.get(cookies.get("kith", "")))
    monkeypatch.setattr(live, "alive", lambda session: True)
    monkeypatch.setattr(open_sockets.OPEN, "_of", {})
    monkeypatch.setattr(open_sockets.OPEN, "_watch", None)
    monkeypatch.setattr(channel_layers, "backends", {})
    Heard.objects.create(person="ana-token", topic=MINE, number=3)
    Heard.objects.create(person="ben-token", topic=BENS, number=9)
    return [MINE, BENS, "never there"]


def socket(path="/live/", headers=None):
    usual = {"origin": settings.KITH.origin.encode(), "cookie": b"kith=ana"} | (headers or {})
    sent = [(name.encode(), value) for name, value in usual.items() if value is not None]
    return WebsocketCommunicator(at_the_door(), path, sent)


def at_the_door():
    from kith.house.asgi import live  # noqa: PLC0415  (only once the static files are there)

    return live


async def said(page, frame):
    """Everything that comes back for one frame."""
    await page.send_input({"type": "websocket.receive", **frame})
    found = []
    while not await page.receive_nothing(0.02, 0.001):
        found.append(await page.receive_output(1))
    return found


async def listened(sent, lines, tried):
    """What is wrong with what came back for each of these frames, on one socket."""
    page = socket()
    assert (await page.connect(5))[0]
    for frame in sent:
        tried.append(frame)
        answers = await said(page, frame)
        if wrong := [line for answer in answers for line in of_answer(answer)] + written(lines):
            return f"{frame!r}: {', '.join(wrong)}"
        if any(answer["type"] == "websocket.close" for answer in answers):
            break
    await page.disconnect()
    return ""


def of_answer(answer):
    if answer["type"] == "websocket.close":
        return [] if answer.get("code") in GENTLE else [f"closed with {answer.get('code')}"]
    if json.loads(answer["text"]) not in ({"topics": []}, {"topics": [[MINE, 3]]}):
        return [f"says {answer['text']}"]
    return []


def written(lines):
    return [told for line in lines for told in line.complaints()] + [
        f"a log says {line.words!r}" for line in lines if line.is_written
    ]


def all_said(known, numbers):
    """What is wrong, and every frame that was said."""
    wrong, tried = [], []
    for number in numbers:
        chance = Random(f"{seed}:socket:{number}")
        sent = [frames.frame(chance, known) for _ in range(FRAMES)]
        with listening() as lines:
            wrong.append(asyncio.run(listened(sent, lines, tried)))
    return [line for line in wrong if line], tried


@pytest.mark.timeout(600)
def test_whatever_is_said_on_a_socket_nothing_breaks(known, record_property):
    wrong, tried = all_said(known, range(SOCKETS))
    record_property(TRIED, (len(tried), seed))
    assert wrong == []


def test_who_floods_a_socket_is_let_go(known):
    flood = [{"text": "{}"}] * (person_socket.MOST_FRAMES + 5)
    with listening() as lines:
        assert asyncio.run(flooded(flood)) == 4429
    assert written(lines) == []


async def flooded(sent):
    page = socket()
    await page.connect(5)
    for frame in sent:
        await page.send_input({"type": "websocket.receive", **frame})
    while (answer := await page.receive_output(2))["type"] != "websocket.close":
        pass
    return answer.get("code")


SHUT = [
    *(
        {"origin": value}
        for value in (b"", b"null", b"http://", b"\xff\xfe", b"*", b"http://[", None)
    ),
    *({"cookie": value} for value in (b"", b"kith=", b"kith=\xff", b";;=;", b"=" * 4000, None)),
    {"cookie": b'kith="\\303\\277"; kith=nobody'},
]


@pytest.mark.parametrize("headers", SHUT)
def test_a_socket_stays_shut_for_whoever_comes_with_something_odd(known, headers):
    with listening() as lines:
        assert asyncio.run(opens(socket(headers=headers))) is False
    assert written(lines) == []


@pytest.mark.parametrize(
    "path", ["/", "/live", "/live//", "//live/", "/live/\0", "/live/a", "/\ufffd"]
)
def test_there_is_one_address_with_a_socket(known, path):
    assert asyncio.run(opens(socket(path))) is False


async def opens(page):
    opened, _code = await page.connect(5)
    return opened


def test_a_socket_takes_nothing_but_what_is_tried_here():
    """What a page says comes in by `receive` and is read in one place; what is read there anew is
    to be said in `frames`."""
    code = inspect.getsource(person_socket)
    assert re.findall(r"json\.loads\(\w+\)(.*)", code) == ['["topics"][:MOST_TOPICS]']
    assert not {name for name in vars(PersonSocket) if name.startswith("websocket_")}


def test_a_frame_that_breaks_a_socket_is_noticed(known, monkeypatch):
    monkeypatch.setattr(person_socket, "topics_in", lambda text: json.loads(text)["topics"])
    assert "closed with 1011" in " ".join(all_said(known, range(10))[0])


def test_a_socket_that_tells_of_somebody_else_is_noticed(known, monkeypatch):
    everyones = lambda person, known: [[BENS, 9]]  # noqa: E731
    monkeypatch.setattr(person_socket, "further", everyones)
    assert "says" in " ".join(all_said(known, range(10))[0])


def test_a_socket_that_is_never_full_is_noticed(known, monkeypatch):
    monkeypatch.setattr(person_socket, "WITHIN", 0.0)
    with pytest.raises(TimeoutError):
        asyncio.run(flooded([{"text": "{}"}] * 25))
