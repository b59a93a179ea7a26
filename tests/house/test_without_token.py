"""A form without its token, or from another page than ours, is refused, and the refusal is one."""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.middleware.csrf import _get_new_csrf_string
from django.urls import reverse

from . import snapshot
from .cells import differ, same
from .policy import ROWS
from .test_alike import MADE_UP, NAMED
from .walk import NOWHERE, undone
from .whos import Who, become, person
from .world import World

ELSEWHERE = "https://evil.example"
FORMS = [row for row in ROWS if row.post is not None]


def ways_in(who):
    """What is sent along, by somebody else's page or an old one. All of them by those who may do
    most; of the others, two each."""
    made_up = _get_new_csrf_string()
    two = {"no token": ({}, {}), "from elsewhere": ({}, {"origin": ELSEWHERE})}
    more = {
        "a made up one": ({"csrfmiddlewaretoken": made_up}, {}),
        "in a header": ({}, {"x-csrftoken": made_up}),
        "from nowhere": ({"csrfmiddlewaretoken": made_up}, {"origin": "null"}),
    }
    return two | more if who in {Who.TALK, Who.FEELING} else two


def not_there(row, ends_with):
    """The same kind of thing, which never was."""
    return [*ends_with[:-1], MADE_UP] if row.address in NAMED else ends_with


def complaints(world, row, who, ends_with):
    browser = world.browser(person(who), proved=True, enforce_csrf_checks=True)
    data, before, waiting = row.sent(world), snapshot.taken(), len(connection.run_on_commit)
    for name, (more, given) in ways_in(who).items():
        real, other = (
            browser.post(reverse(row.address, args=end), data | more, headers=given)
            for end in (ends_with, not_there(row, ends_with))
        )
        yield from (f"{name}: {line}" for line in same(real, other))
        yield from differ(f"{name}: refused", real.status_code in {403, 404}, True)
    done = snapshot.changes(before, snapshot.taken()) - snapshot.read("~Session")
    yield from differ("done", snapshot.said(done), "")
    yield from differ("told", len(connection.run_on_commit), waiting)


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.address)
def test_nothing_is_done_and_nothing_is_told(world, row):
    wrong = []
    for who in Who:
        with undone():
            ends_with = row.thing(world)
            become(world, who)
            wrong += [f"{who}, {line}" for line in complaints(world, row, who, ends_with)]
    assert wrong == []


def test_a_house_that_misses_no_token_is_caught(world, monkeypatch):
    row = next(row for row in FORMS if row.address == "moments:take_back")
    assert list(complaints(world, row, Who.TALK, row.thing(world))) == []
    unguarded = world.browser("ana", proved=True)
    monkeypatch.setattr(World, "browser", lambda *who, **how: unguarded)
    assert list(complaints(world, row, Who.TALK, row.thing(world)))


def test_who_is_not_signed_in_meets_the_one_bare_page(world):
    browser = world.browser("", enforce_csrf_checks=True)
    nowhere = browser.post(NOWHERE)
    inner = [row for row in FORMS if not row.public]
    assert [
        line
        for row in inner
        for line in same(browser.post(reverse(row.address, args=row.thing(world))), nowhere)
    ] == []


def test_with_its_token_it_goes_through(world):
    """So it is the token that is missed, and nothing else."""
    browser = world.browser("ana", enforce_csrf_checks=True)
    address = f"/with/{world.bond.token}/note/"
    token = str(browser.get(address).context["csrf_token"])
    sent = {"words": "Good morning.", "csrfmiddlewaretoken": token}
    assert browser.post(address, sent).status_code == 302
    at_home = {"host": urlsplit(settings.KITH.origin).netloc}
    for origin, status in ((ELSEWHERE, 403), (settings.KITH.origin, 302)):
        answer = browser.post(address, sent, headers=at_home | {"origin": origin})
        assert answer.status_code == status
