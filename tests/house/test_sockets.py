"""Every message of a socket, from everyone: each hears of their own topics, and of nothing else."""

import pytest

from kith.ground import open_sockets, person_socket

from . import sockets
from .sockets import ODD, asks, heard, told
from .telling import secrets_of, telling
from .walk import undone
from .whos import Who, become, person

SOMEBODY = [who for who in Who if who is not Who.SIGNED_OUT]
MADE_UP = ["AAAAAAAAAAAAAAAA", "", "person.x", "\x00"]
SHUT = [{"type": "websocket.close"}]


@pytest.fixture(autouse=True)
def asked_here(monkeypatch):
    monkeypatch.setattr(person_socket, "ask", sockets.ASKED.ask)
    monkeypatch.setattr(open_sockets.OPEN, "_of", {})
    monkeypatch.setattr(open_sockets.OPEN, "_watching", sockets.never)


def cookie(world, who):
    return world.cookies[person(who), True] if person(who) else ""


@pytest.mark.parametrize("who", SOMEBODY)
def test_each_hears_of_their_own_topics_alone(world, who):
    with undone():
        of = sockets.topics(world)
        become(world, who)
        mine = of.pop(person(who))
        others = [topic for theirs in of.values() for topic in theirs]
        frames = heard(cookie(world, who), [asks(mine), asks(others[:20]), asks(MADE_UP)])
        assert told(frames) == [[topic, 2] for topic in mine]
        assert telling("a frame", map(repr, frames), secrets_of(world)) == []
        of_others, of_nobody = frames[-2], frames[-1]
        assert of_others == of_nobody


@pytest.mark.parametrize("odd", ODD)
def test_what_no_page_of_ours_says_is_answered_alike_to_everyone(world, odd):
    found = [heard(cookie(world, who), [ODD[odd]]) for who in SOMEBODY]
    assert all(frames == found[0] for frames in found)
    assert told(found[0]) == []


def test_who_talks_too_much_is_let_go_whoever_they_are(world):
    last = [heard(cookie(world, who), sockets.flood())[-1] for who in SOMEBODY]
    assert {(frame["type"], frame["code"]) for frame in last} == {("websocket.close", 4429)}


def no_one(world):
    """Everyone to whom no socket opens, by what they come with."""
    ana = cookie(world, Who.TALK)
    yield "", {}
    yield "never was", {}
    yield world.cookies["paused", True], {}
    yield ana, {"origin": "https://evil.example"}
    yield ana, {"origin": "null"}


def test_to_everyone_else_it_is_shut_in_the_same_way(world):
    with undone():
        world.ben.leave()
        left = heard(world.cookies["ben", True], [asks(["x"])])
    found = [heard(cookie, [asks(["x"])], **given) for cookie, given in no_one(world)]
    assert all(frames == SHUT for frames in [left, *found])


def test_a_socket_that_knows_too_much_is_caught(world, monkeypatch):
    def further(person, known):
        return [[topic, 2] for topic in known]

    monkeypatch.setattr(person_socket, "further", further)
    of = sockets.topics(world)
    assert told(heard(cookie(world, Who.TALK), [asks(of["ben"])])) != []
