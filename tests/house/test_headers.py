"""What every answer carries, whoever asks and wherever: GUARD's headers, and one cookie at most."""

import re

import pytest
from django.conf import settings
from django.urls import reverse

from kith.ground import plain
from kith.safety import outside

from .policy import ROWS
from .walk import NOWHERE, undone
from .whos import MOST_LIKELY, Who, person

COOKIE = settings.SESSION_COOKIE_NAME
ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
NEVER = ("ETag", "Last-Modified", "Expires", "Vary", "Age", "Server", "X-Powered-By")
CLOSED = ("default-src", "font-src", "base-uri", "frame-ancestors", "trusted-types")
OWN = ("script-src", "style-src", "img-src", "connect-src", "form-action")
A_FORM = re.compile(rb"<form[^>]*\bmethod=.post")


def lacking(answer):
    """What is not as it is to be. Of refusals without a page, what a page alone needs aside."""
    found = [f"{name} is {answer.get(name)!r}" for name in ALWAYS if unlike(answer, name)]
    found += [f"{name} is there" for name in NEVER if name in answer]
    found += [] if "camera=()" in answer["Permissions-Policy"] else ["a camera"]
    return found + exceptions(answer.get("Content-Security-Policy", ""))


def unlike(answer, name):
    return answer.get(name) != ALWAYS[name]


def exceptions(policy):
    """The policy has nothing but 'self' and 'none' in it, for anything that a page can load."""
    said = dict(part.strip().split(" ", 1) for part in policy.split(";") if part.strip())
    right = dict.fromkeys(CLOSED, "'none'") | dict.fromkeys(OWN, "'self'")
    right |= {"require-trusted-types-for": "'script'"}
    return [] if said == right else [f"the policy is {policy!r}"]


def answers(world, row):
    """Everyone's, with and without the passphrase, looked at and sent."""
    address = reverse(row.address, args=row.thing(world))
    may_come = next(who for who in MOST_LIKELY if who in row.who)
    for who, proved in (
        (may_come, True),
        (may_come, False),
        (Who.NEW, True),
        (Who.SIGNED_OUT, False),
    ):
        for method in ("get", "head", "post"):
            data = row.sent(world) if method == "post" else {}
            with undone():
                yield getattr(world.browser(person(who), proved), method)(address, data)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_every_answer_carries_them(world, row):
    found = list(answers(world, row))
    assert [line for answer in found for line in lacking(answer)] == []
    assert {name for answer in found for name in answer.cookies} <= {COOKIE}


def test_so_does_what_is_not_there_and_what_goes_wrong(world, monkeypatch):
    signed_in = world.browser("ana")
    assert lacking(signed_in.get(NOWHERE)) == lacking(world.browser("").get(NOWHERE)) == []
    signed_in.raise_request_exception = False
    monkeypatch.setattr("kith.home.today.around", lambda request: 1 / 0)
    broken = signed_in.get("/today/")
    assert broken.status_code == 500 and lacking(broken) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_a_cookie_is_set_no_earlier_than_the_first_form(world, row):
    address = reverse(row.address, args=row.thing(world))
    with undone():
        answer = world.browser("").get(address)
    assert bool(answer.cookies) == bool(A_FORM.search(answer.content))
    assert [str(each) for each in map(loose, answer.cookies.values()) if each] == []


def loose(cookie):
    """A cookie that a script can read, that outlives the browser, or that another name gets."""
    kept = {name: cookie[name] for name in ("domain", "expires", "max-age") if cookie[name]}
    strict = cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    return kept or (None if strict and cookie.key == COOKIE else cookie.key)


# Each of these is seen when it is planted


@pytest.mark.parametrize("name", [*ALWAYS, "Content-Security-Policy"])
def test_a_header_that_is_missing(world, name):
    answer = world.browser("ana").get("/today/")
    del answer[name]
    assert lacking(answer)


def test_a_header_that_tells(world):
    answer = world.browser("ana").get("/today/")
    answer["ETag"] = "seen"
    assert lacking(answer)


@pytest.mark.parametrize("more", ["'unsafe-inline'", "'nonce-abc'", "https://elsewhere.example"])
def test_an_exception_in_the_policy(world, more):
    policy = world.browser("ana").get("/today/")["Content-Security-Policy"]
    assert exceptions(policy) == []
    assert exceptions(policy.replace("script-src 'self'", f"script-src 'self' {more}"))


def test_a_cookie_before_any_form(world, monkeypatch):
    usual = plain.dressed

    def dressed(response):
        response.set_cookie("seen", "1")
        return usual(response)

    monkeypatch.setattr(plain, "dressed", dressed)
    answer = world.browser("").get("/")
    assert answer.cookies and not A_FORM.search(answer.content)
    assert loose(answer.cookies["seen"])


# What is answered before Django


def test_leaving_and_help_keep_nothing_and_load_nothing_from_elsewhere():
    assert outside.PLAIN["cache-control"] == "no-store"
    assert outside.PLAIN["x-content-type-options"] == "nosniff"
    assert "unsafe" not in outside.POLICY and "http" not in outside.POLICY
    assert outside.POLICY.startswith("default-src 'none'")
