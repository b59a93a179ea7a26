"""What is answered before the house: leaving, help now, and files. Whatever comes with it."""

from random import Random
from urllib.parse import quote_from_bytes

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from kith.safety import ending, outside

from . import cases
from .asking import Asked, answered, usual_headers
from .conftest import TRIED
from .listening import listening
from .test_bad_input import LONG, seed

CASES = 3000 if LONG else 300
LEAVING = ("/leave", "/leave/", "/leave//")


@pytest.fixture(autouse=True)
def nobody_ends(monkeypatch):
    monkeypatch.setattr(ending, "end", lambda key: None)


def addresses():
    file = staticfiles_storage.url("house/css/house.css")
    return [*LEAVING, "/help/", "/help", "/help/de/", "/help/%s/", file, f"{settings.STATIC_URL}%s"]


def asked(chance):
    """One of them, with something odd in the path, the query, the headers, the method, the body."""
    bad = quote_from_bytes(chance.choice(cases.BAD_PARTS), safe=chance.choice(("", "/.")))
    path = chance.choice(addresses()).replace("%s", bad)
    headers = usual_headers(chance.choice(("", "abc")))
    for _ in range(chance.choice((0, 1, 3))):
        name = chance.choice(cases.header_names()).encode()
        value = chance.choice([*cases.HEADER_VALUES, *cases.COOKIES])
        headers = [pair for pair in headers if pair[0] != name] + [(name, value)]
    query = chance.choice((b"", b"next=//elsewhere.example/", *cases.BAD_PARTS))
    body = chance.choice((b"", b"\0" * 5000))
    return Asked(path, chance.choice(cases.METHODS), query, headers, body)


def complaints(one):
    with listening() as lines:
        answer = answered(one)
    found = [told for line in lines for told in line.complaints()]
    if answer.status >= 500:
        found.append(f"answers {answer.status}")
    if answer.status in (301, 302, 303) and answer.header("location") != settings.KITH.leave_to:
        found.append(f"leads to {answer.header('location')!r}")
    return [f"{one.method} {one.path!r} {one.headers}: {line}" for line in found]


def all_complaints(count):
    chance = Random(f"{seed}:outside")
    return [line for _ in range(count) for line in complaints(asked(chance))]


def test_leaving_help_and_files_stay_as_they_are_whatever_comes_with_them(db, record_property):
    record_property(TRIED, (CASES, seed))
    assert all_complaints(CASES) == []


@pytest.mark.parametrize("header", cases.header_names())
def test_nothing_that_is_sent_along_keeps_anybody_from_leaving(db, header):
    """But what says that nobody goes there: a frame, a picture, a browser that looks ahead."""
    for value in cases.HEADER_VALUES:
        usual = [pair for pair in usual_headers("abc") if pair[0] != header.encode()]
        answer = answered(Asked("/leave/", headers=[*usual, (header.encode(), value)]))
        assert answer.status == 303 or says_otherwise(header, value), value


def says_otherwise(header, value):
    return header == "sec-purpose" or (header == "sec-fetch-dest" and value != b"document")


def test_an_address_that_leads_elsewhere_is_noticed(db, monkeypatch):
    monkeypatch.setattr(outside, "away", lambda: {"location": "//elsewhere.example/"})
    assert "elsewhere" in " ".join(all_complaints(100))
