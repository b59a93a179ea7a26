from re import sub

import pytest

from kith.pace import life
from kith.pace.models import OwnLimit, Rest


@pytest.fixture
def woken(monkeypatch):
    heard = []
    monkeypatch.setattr(life, "_waking", [heard.append])
    return heard


def test_rest_begins_with_one_tap_and_ends_with_one(ana, as_):
    browser = as_(ana)
    browser.post("/rest/begin/")
    assert Rest.objects.filter(person=ana).exists()
    browser.post("/rest/end/")
    assert not Rest.objects.filter(person=ana).exists()


def test_resting_twice_is_resting_once(ana):
    Rest.objects.begin(ana)
    Rest.objects.begin(ana)
    assert Rest.objects.filter(person=ana).count() == 1


def test_waking_lets_what_was_held_come(ana, woken):
    Rest.objects.begin(ana)
    Rest.objects.end(ana)
    assert woken == [ana]


def test_waking_without_a_rest_wakes_nothing(ana, woken):
    Rest.objects.end(ana)
    assert woken == []


def test_coming_back_after_ninety_days_looks_like_coming_back_after_one(ana, as_, moved):
    Rest.objects.begin(ana)
    moved(days=1)
    one = seen(as_(ana).get("/rest/"))
    moved(days=89)
    assert seen(as_(ana).get("/rest/")) == one


def test_an_own_limit_can_be_set_and_taken_away(ana, as_):
    as_(ana).post("/rest/limit/", {"a_day": "3"})
    assert OwnLimit.objects.of(ana) == 3
    as_(ana).post("/rest/limit/", {"a_day": ""})
    assert OwnLimit.objects.of(ana) is None


def test_a_limit_of_nothing_is_asked_again(ana, as_):
    page = as_(ana).post("/rest/limit/", {"a_day": "0"})
    assert "A number from 1 to 20, or nothing." in page.content.decode()
    assert OwnLimit.objects.of(ana) is None


def seen(response):
    """The page without what is new in each form."""
    return sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
