"""Leaving in a hurry: somewhere neutral at once, whatever else is broken."""

import asyncio
from http.cookies import SimpleCookie
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse

from kith.people import sessions
from kith.people.models import Session
from kith.safety import ending, outside
from kith.safety.outside import Outside

NAVIGATION = {"sec-fetch-dest": "document", "sec-fetch-mode": "navigate"}


class Answer:
    def __init__(self, start, body):
        self.status, self.body = start["status"], body
        self.headers = {name.decode(): value.decode() for name, value in start["headers"]}


def ask(path, method="GET", **headers):
    """What a browser is answered before the house is asked; None where the house is asked."""
    said = []

    async def house(scope, receive, send):
        said.append(None)

    async def send(message):
        said.append(message)

    named = {name.replace("_", "-"): value for name, value in headers.items()}
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
    }
    asyncio.run(Outside(house)(scope, None, send))
    return Answer(said[0], said[1]["body"]) if said[0] else None


@pytest.fixture
def at_once(monkeypatch):
    """What happens after the answer, happens now."""

    class Here:
        def submit(self, do, *args):
            do(*args)

    monkeypatch.setattr(ending, "_pool", Here())
    monkeypatch.setattr(ending, "_later", lambda: None)
    monkeypatch.setattr(ending.connection, "close", lambda: None)


@pytest.fixture
def ended(monkeypatch):
    keys = []
    monkeypatch.setattr(ending, "end", keys.append)
    return keys


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_leaving_goes_somewhere_neutral_and_leaves_nothing_here(ended, method):
    answer = ask("/leave/", method, cookie=f"{settings.SESSION_COOKIE_NAME}=abc", **NAVIGATION)
    assert answer.status == 303
    assert answer.headers["location"] == settings.KITH.leave_to
    assert answer.headers["clear-site-data"] == '"cookies", "storage"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.body == b""
    assert ended == ["abc"]


def test_the_cookie_goes_with_the_very_attributes_it_came_with(ended):
    gone = SimpleCookie(ask("/leave/").headers["set-cookie"])[settings.SESSION_COOKIE_NAME]
    response = HttpResponse()
    sessions.give(response, "abc")
    came = response.cookies[settings.SESSION_COOKIE_NAME]
    for attribute in ("path", "secure", "httponly", "samesite", "domain"):
        assert gone[attribute] == came[attribute], attribute
    assert gone.value == "" and gone["max-age"] == "0"


def test_leaving_works_without_a_session(ended):
    assert ask("/leave/").status == 303
    assert ended == []


def test_leaving_works_with_a_cookie_nobody_can_read(ended):
    assert ask("/leave/", cookie="\x00;=;;,").status == 303


@pytest.mark.parametrize("other", ['theirs={"a": 1}', "[theirs]=1", "theirs=a,b c"])
def test_a_cookie_of_something_else_keeps_no_session_alive(ended, other):
    mine = f"{settings.SESSION_COOKIE_NAME}=abc"
    ask("/leave/", cookie=f"{other}; {mine}", **NAVIGATION)
    ask("/leave/", cookie=f"{mine}; {other}", **NAVIGATION)
    assert ended == ["abc", "abc"]


def test_who_is_gone_before_the_answer_has_left_all_the_same(ended, monkeypatch):
    async def closed(send, *answer):
        raise RuntimeError("the handler is closed")

    monkeypatch.setattr(outside, "answer", closed)
    with pytest.raises(RuntimeError):
        ask("/leave/", cookie=f"{settings.SESSION_COOKIE_NAME}=abc", **NAVIGATION)
    assert ended == ["abc"]


def test_leaving_works_without_the_last_stroke(ended):
    assert ask("/leave").status == 303


def test_an_older_phone_that_says_nothing_about_itself_leaves_too(ended):
    assert ask("/leave/", cookie=f"{settings.SESSION_COOKIE_NAME}=abc").status == 303
    assert ended == ["abc"]


@pytest.mark.parametrize(
    "told",
    [
        {"sec-fetch-dest": "image"},
        {"sec-fetch-dest": "iframe"},
        {"sec-fetch-dest": "empty"},
        {"sec-fetch-dest": "document", "sec-purpose": "prefetch"},
        {"sec-fetch-dest": "document", "sec-purpose": "prefetch;prerender"},
    ],
    ids=str,
)
def test_only_a_person_who_goes_ends_a_session(ended, told):
    answer = ask("/leave/", cookie=f"{settings.SESSION_COOKIE_NAME}=abc", **told)
    assert answer.status == 204
    assert not {"location", "set-cookie", "clear-site-data"} & set(answer.headers)
    assert ended == []


def test_looking_whether_the_address_is_there_ends_nothing(ended):
    answer = ask("/leave/", "HEAD", cookie=f"{settings.SESSION_COOKIE_NAME}=abc")
    assert answer.status == 204 and ended == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH"])
def test_any_other_method_is_answered_and_ends_nothing(ended, method):
    answer = ask("/leave/", method, cookie=f"{settings.SESSION_COOKIE_NAME}=abc")
    assert answer.status == 405 and answer.headers["allow"] == "GET, HEAD, POST"
    assert ended == []


@pytest.mark.parametrize("path", ["/", "/leave/now/", "/leaving/", "/helpers/", "/with/abc/"])
def test_every_other_address_is_the_houses(ended, path):
    assert ask(path) is None


# What happens to the session


@pytest.fixture
def cookie(db):
    return Session.objects.begin()


def test_the_session_is_over_once_somebody_has_left(at_once, cookie):
    ending.end(cookie)
    assert not Session.objects.exists()
    assert not sessions.refused(sessions.hashed(cookie))


def test_a_cookie_that_opens_nothing_leaves_nothing_behind(at_once, db, monkeypatch):
    written = []
    monkeypatch.setattr(sessions, "refuse", written.append)
    ending.end("never given")
    assert written == []


@pytest.fixture
def database_away(monkeypatch):
    def away(session_hash):
        raise DatabaseError

    monkeypatch.setattr(sessions, "end", away)


def test_while_the_database_is_away_the_session_is_refused_at_once(
    at_once, cookie, database_away, monkeypatch
):
    ending.end(cookie)
    assert sessions.refused(sessions.hashed(cookie))
    assert sessions.opened(cookie) is None
    monkeypatch.undo()
    ending.finish()
    assert not Session.objects.exists()
    assert not sessions.refused(sessions.hashed(cookie))


def test_while_the_database_is_away_telling_it_is_tried_again(
    at_once, cookie, database_away, monkeypatch
):
    again = []
    monkeypatch.setattr(ending, "_later", lambda: again.append(1))
    ending.end(cookie)
    ending._try_again()
    assert again == [1, 1]


def test_where_no_file_can_be_written_the_database_alone_is_told(at_once, cookie, monkeypatch):
    def full(session_hash):
        raise OSError

    monkeypatch.setattr(sessions, "refuse", full)
    ending.end(cookie)
    assert not Session.objects.exists()


def test_nothing_about_whose_session_it_was_is_logged(at_once, cookie, database_away, caplog):
    ending.end(cookie)
    assert cookie not in caplog.text and sessions.hashed(cookie) not in caplog.text


def test_where_nobody_knows_whether_it_lives_it_is_refused(at_once, monkeypatch):
    class Away:
        def filter(self, **_which):
            raise DatabaseError

    monkeypatch.setattr(ending, "Session", SimpleNamespace(objects=Away()))
    monkeypatch.setattr(ending, "_write", lambda session_hash: None)
    refused = []
    monkeypatch.setattr(sessions, "refuse", refused.append)
    ending.end("some cookie")
    assert refused == [sessions.hashed("some cookie")]


def test_telling_it_is_tried_again_after_a_pause_and_waits_for_nobody(monkeypatch):
    begun = []

    class Soon:
        daemon = False

        def __init__(self, pause, do):
            self.pause, self.do = pause, do

        def start(self):
            begun.append((self.pause, self.daemon))
            self.do()

    asked = []
    monkeypatch.setattr(ending, "Timer", Soon)
    monkeypatch.setattr(ending, "_pool", SimpleNamespace(submit=asked.append))
    ending._later()
    assert (begun, asked) == ([(ending.AGAIN, True)], [ending._try_again])
