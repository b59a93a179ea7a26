"""The page of all that was said between two, however long they have known each other."""

import pytest

from kith.connections.rules import Step
from kith.ground import due
from kith.moments import page
from kith.moments.models import Moment


@pytest.fixture
def years(monkeypatch, ana, ben, bond):
    """Five notes from each, on pages of two."""
    monkeypatch.setattr(page, "A_PAGE", 2)
    bond.begin(Step.NOTE)
    for number in range(5):
        for giver in (ana, ben):
            Moment.objects.give(bond, giver, "note", f"Note {number} of {giver.name}")
    due.run()
    return bond


def read(as_, who, bond, ending=""):
    answer = as_(who).get(f"/with/{bond.token}/said/{ending}")
    assert answer.status_code == 200
    return answer.content.decode()


def numbers(text, name):
    return [number for number in range(5) if f"Note {number} of {name}" in text]


def test_the_latest_come_first_and_the_oldest_on_the_last_page(ana, ben, years, as_):
    pages = [read(as_, ana, years, ending) for ending in ("", "?page=2", "?page=3")]
    assert [numbers(text, "Ana") for text in pages] == [[3, 4], [1, 2], [0]]
    assert [numbers(text, "Ben") for text in pages] == [[3, 4], [1, 2], [0]]


def test_each_page_leads_to_those_beside_it(ana, years, as_):
    first, second, last = (read(as_, ana, years, f"?page={number}") for number in (1, 2, 3))
    assert "?page=2" in first and "?page=0" not in first
    assert "?page=1" in second and "?page=3" in second
    assert "?page=2" in last and "?page=4" not in last


@pytest.mark.parametrize("said", ["0", "-1", "x", "", "%00", "1e3", "9" * 5000, "\u0663x"])
def test_what_is_no_page_is_the_first(ana, years, as_, said):
    assert numbers(read(as_, ana, years, f"?page={said}"), "Ana") == [3, 4]


def test_beyond_the_last_page_nothing_is_left_and_a_way_back_is(ana, years, as_):
    text = read(as_, ana, years, "?page=999999")
    assert "Nothing is left from before that" in text and "?page=999998" in text


def test_of_somebody_who_stepped_back_only_ones_own_is_left_on_every_page(
    ana, ben, years, as_, moved
):
    years.step_back(ben, Step.APART)
    moved(days=2)
    due.run()
    text = read(as_, ana, years, "?page=2")
    assert numbers(text, "Ana") == [1, 2] and not numbers(text, "Ben")


def test_the_stranger_finds_no_page_of_it(stranger, years, as_):
    assert as_(stranger).get(f"/with/{years.token}/said/?page=2").status_code == 404


def test_whoever_takes_something_back_stays_where_it_stood_and_is_told(ana, years, as_):
    oldest = Moment.objects.filter(giver=ana).earliest("pk")
    answer = as_(ana).post(f"/moments/{oldest.token}/back/", {"page": "3"}, follow=True)
    assert answer.redirect_chain == [(f"/with/{years.token}/said/?page=3", 302)]
    assert "Taken back. Nobody can read it again." in answer.content.decode()


@pytest.mark.parametrize("page", ["x", "-1", "9" * 5000])
def test_a_page_that_is_none_leads_to_the_first(ana, years, as_, page):
    oldest = Moment.objects.filter(giver=ana).earliest("pk")
    answer = as_(ana).post(f"/moments/{oldest.token}/back/", {"page": page})
    assert answer.url == f"/with/{years.token}/said/?page=1"
