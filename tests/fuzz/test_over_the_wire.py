"""What no browser sends, over real sockets: the house stays open, small and quiet."""

import contextlib
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from . import wire
from .conftest import TRIED
from .served import served
from .test_bad_input import LONG, seed
from .values import MARK

SPOILED = 900 if LONG else 90
TEN_MEGABYTES = 10 * 1024 * 1024
AT_ONCE = 20  # bodies of that size: held, they would be 200 MB
MOST_MORE = 64 * 1024  # KiB above what it was, while they come
STATUS = re.compile(rb"\AHTTP/1\.1 (\d{3}) ")
ODD_LINE = re.compile(r"^(ERROR|CRITICAL|Traceback)|Error\b|Exception\b|^  .*:\d+ ", re.M)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with served(tmp_path_factory.mktemp("served")) as house:
        house.come_in()
        yield house


def sent(house, request, wait=2.0):
    """All that comes back until the house hangs up, or is silent for long."""
    with contextlib.closing(house.open()) as line:
        line.settimeout(wait)
        with contextlib.suppress(OSError):
            line.sendall(request)
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_WR)
        return heard(line)


def heard(line):
    came = b""
    with contextlib.suppress(OSError):
        while piece := line.recv(65536):
            came += piece
    return came


def complaints(request, answer):
    status = STATUS.match(answer)
    if answer and not status:
        return [f"{request[:80]!r}: {answer[:80]!r} is no answer"]
    if status and status[1] >= b"500":
        return [f"{request[:80]!r}: answers {status[1].decode()}"]
    return [f"{request[:80]!r}: says it back"] if MARK.encode() in answer else []


def still_open(house):
    """Somebody who is here goes on as if nothing had been."""
    assert house.ask("GET", "/today/")[0] == 200
    assert house.ask("GET", "/help/")[0] == 200
    assert odd_lines(house) == []


def odd_lines(house):
    written = house.written()
    found = [line for line in written.splitlines() if ODD_LINE.search(line) or MARK in line]
    return found[:20]


def test_requests_that_are_none(house, record_property):
    requests = [wire.hosted(each, house.port) for each in wire.BROKEN]
    found = [line for each in requests for line in complaints(each, sent(house, each))]
    record_property(TRIED, (len(requests), seed))
    assert found == []
    still_open(house)


def test_requests_in_which_a_few_bytes_are_others(house, record_property):
    chance = Random(f"{seed}:wire")
    requests = [wire.spoiled(chance, house.port) for _ in range(SPOILED)]
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(lambda request: sent(house, request), requests))
    pairs = zip(requests, answers, strict=True)
    record_property(TRIED, (len(requests), seed))
    assert [line for request, answer in pairs for line in complaints(request, answer)] == []
    still_open(house)


def on_a_socket(house, frames):
    """What comes back after the socket is open."""
    headers = b"Origin: http://127.0.0.1:%d\r\nCookie: %s\r\n\r\n"
    opening = wire.hosted(wire.UPGRADE, house.port)
    with contextlib.closing(house.open()) as line:
        line.settimeout(2)
        line.sendall(opening + headers % (house.port, house.cookie.encode()))
        assert b" 101 " in line.recv(65536)
        with contextlib.suppress(OSError):
            line.sendall(frames)
        time.sleep(0.05)
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_WR)
        return heard(line)


@pytest.mark.parametrize("number", range(len(wire.FRAMES)))
def test_frames_that_are_none(house, number):
    on_a_socket(house, wire.FRAMES[number])
    still_open(house)


def large(house, chunked):
    """Ten megabytes, as fast as they are taken."""
    head = wire.hosted(wire.POST, house.port) + wire.FORM
    said = b"Transfer-Encoding: chunked\r\n\r\n" if chunked else b"Content-Length: %d\r\n\r\n"
    head += said if chunked else said % TEN_MEGABYTES
    piece = b"a" * 65536
    piece = b"10000\r\n" + piece + b"\r\n" if chunked else piece
    with contextlib.closing(house.open()) as line:
        line.settimeout(20)
        with contextlib.suppress(OSError):
            line.sendall(head)
            for _ in range(TEN_MEGABYTES // 65536):
                line.sendall(piece)
        return heard(line)


def all_at_once(house, chunked):
    """Many of ten megabytes: how much more memory there was, and what came back."""
    large(house, chunked)
    before = house.memory()
    house.forget_the_most()
    with ThreadPoolExecutor(AT_ONCE) as several:
        answers = list(several.map(lambda _: large(house, chunked), range(AT_ONCE)))
    return house.memory("VmHWM") - before, {STATUS.match(answer)[1] for answer in answers if answer}


@pytest.mark.parametrize("chunked", [False, True])
def test_ten_megabytes_are_refused_and_never_held(house, chunked, record_property):
    more, said = all_at_once(house, chunked)
    record_property("figure", f"{AT_ONCE} bodies of 10 MB at once: {more / 1024:.0f} MiB more")
    assert more < MOST_MORE and said <= {b"413"}
    still_open(house)


def test_a_page_of_its_own_says_that_it_is_too_much(house):
    """A browser that reads while it sends is told; it is not only hung up on."""
    head = wire.hosted(wire.POST, house.port) + b"Content-Length: %d\r\n\r\n" % TEN_MEGABYTES
    answer = sent(house, head)
    assert STATUS.match(answer)[1] == b"413"
    assert b"more than this page can take" in answer and b'<main id="main"' in answer


def test_memory_comes_back_after_all_of_it(house):
    for _ in range(3):
        for each in wire.BROKEN:
            sent(house, wire.hosted(each, house.port), 0.5)
    first = house.memory()
    for each in wire.BROKEN * 3:
        sent(house, wire.hosted(each, house.port), 0.5)
    assert house.memory() - first < MOST_MORE // 4
    still_open(house)


PLANTED = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "kith.house.settings"
import kith.house.asgi as house
from channels.generic.websocket import AsyncWebsocketConsumer
from kith.ground import handler
handler.LARGEST = 2**40
handler.DIGITS = 99
house.until_gone = lambda send: send
house.PersonSocket.close = AsyncWebsocketConsumer.close
house.PersonSocket.is_over = False
"""


def test_a_house_that_holds_all_it_is_sent_and_closes_twice_is_noticed(tmp_path):
    with served(tmp_path, PLANTED) as broken:
        broken.come_in()
        assert all_at_once(broken, chunked=True)[0] > MOST_MORE
        on_a_socket(broken, wire.frame(wire.TEXT, b"{}") * 200)
        assert "RuntimeError" in " ".join(odd_lines(broken))
