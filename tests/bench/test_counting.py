"""A bench that counts has to count right, and to say so when there is too much."""

import pytest

from bench import page
from bench.town.asking import Pages
from bench.town.planted import TooMuch
from kith.ground.models import Chosen
from kith.people.models import Session


@pytest.fixture
def pages(transactional_db, monkeypatch, ana):
    """`pages("/people/")`: how often Ana's page asks, at each look; with a fault where one is."""

    def looks(path, fault=None):
        handler = Pages()
        if fault:
            whole = handler.handler._middleware_chain
            monkeypatch.setattr(handler.handler, "_middleware_chain", fault(whole))
        cookie = Session.objects.begin(ana)
        return [len(handler.queries(path, cookie)) for _ in range(2)]

    return looks


@pytest.mark.parametrize("path", ["/today/", "/people/"])
def test_every_question_to_the_database_is_counted(pages, path):
    def asks_once_more(whole):
        return lambda request: Chosen.objects.exists() is None or whole(request)

    usual = pages(path)
    assert usual[-1] > 0
    assert pages(path, fault=asks_once_more) == [count + 1 for count in usual]


def test_a_page_that_asks_too_often_is_seen(pages):
    assert min(pages("/people/", fault=TooMuch)) > page.MARKS["queries"]


def test_the_dearest_page_counts_and_no_other_hides_it():
    light = {"first": 4, "after": 3, "cpu_ms": 2.0, "p50_ms": 2.0, "p99_ms": 3.0, "growth": 1.0}
    empty = {"first": None, "after": None, **dict.fromkeys(list(light)[2:], 1.5)}
    for what, heavy in (("queries", "first"), ("queries", "after"), ("growth", "growth")):
        assert page.summed_up([light, light | {heavy: 99}, light, empty])[what] == 99
