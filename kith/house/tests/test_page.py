"""What stands around every page."""

import pytest

from kith.house.page import WAYS, here, ways


@pytest.mark.parametrize(
    ("address", "path", "said"),
    [
        ("/today/", "/today/", "page"),
        ("/people/", "/people/", "page"),
        ("/people/", "/with/some-token/note/", "true"),
        ("/people/", "/porch/", "true"),
        ("/needs/", "/needs/say/", "true"),
        ("/rest/", "/drafts/", "true"),
        ("/today/", "/people/", ""),
        ("/people/", "/", ""),
    ],
)
def test_the_bar_says_where_one_is(address, path, said):
    assert here(address, path) == said


def test_one_is_in_one_place_at_a_time():
    for path in ("/today/", "/with/a/", "/needs/", "/rest/", "/me/", "/nowhere/"):
        assert sum(bool(way.here) for way in ways(WAYS, path)) <= 1


def test_ana_finds_her_own_ways_and_not_those_of_hosts(as_, ana, dina):
    assert b'href="/hosts/"' not in as_(ana).get("/today/").content
    assert b'href="/hosts/"' in as_(dina).get("/today/").content


def test_the_guard_comes_before_anything_that_is_seen(as_, ana):
    page = as_(ana).get("/today/").content
    assert page.index(b"guard") < page.index(b"<title>") < page.index(b"<body")


def test_a_stranger_is_asked_nothing_about_a_session(client):
    assert b"data-here" not in client.get("/").content
    assert b"data-here" not in client.get("/with/some-token/").content


def test_the_bare_page_gives_nothing_away(client):
    page = client.get("/today/").content.lower()
    for told in (b"kith", b"<svg", b"<form", b"<script", b"nonce", b"leave"):
        assert told not in page


def test_a_page_that_asks_again_by_itself_is_given_the_middle_of_it(ana, bond, as_):
    """What is around it stands there already; nobody looks at it twice."""
    whole = as_(ana).get("/today/").content.decode()
    again = as_(ana).get("/today/", headers={"Sec-Fetch-Dest": "empty"}).content.decode()
    region = '<live-region id="today"'
    assert region in whole and region in again
    assert "<nav" in whole and "guard" in whole
    assert "<nav" not in again and "guard" not in again
