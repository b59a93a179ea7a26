"""The town that benches look at is no other than one that people would have lived in."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from bench.town import furnish
from bench.town.furnish import Town
from bench.town.plan import BUSY, USUAL, Size, planned
from kith.ground import clock, due, rotation
from kith.people.models import Person

from . import told
from .taps import Lived

SMALL = Size(people=10, bonds=12, moments=48, busy_bonds=5, busy_moments=20)


@pytest.fixture(scope="module")
def plan():
    return planned(SMALL)


@pytest.fixture
def empty_house(transactional_db, monkeypatch, settings, tmp_path):
    """`empty_house()`: everybody has gone, and nothing is left of them. Its house key is its own,
    and is not turned while people live there."""
    settings.KITH = replace(settings.KITH, data=tmp_path)
    monkeypatch.setattr(rotation, "WEEK", timedelta(days=400))
    yield lambda: call_command("flush", verbosity=0, interactive=False)
    clock.put_back()


def in_bulk(plan):
    Town(plan).furnish()
    due.run()
    return seen(plan)


def lived(plan):
    Lived(plan).lives()
    return seen(plan)


def seen(plan):
    """Every row first: looking leaves traces of its own."""
    rows = told.rows()
    heads = [Person.objects.called(plan.names[place]) for place in (USUAL, BUSY)]
    return rows, [told.pages(person) for person in heads]


@pytest.fixture
def no_time_passes(monkeypatch):
    """But where the clock is moved: a slow machine is in no other minute than a quick one."""
    now = clock.timezone.now()
    monkeypatch.setattr(clock, "timezone", SimpleNamespace(now=lambda: now))


def test_a_town_made_in_bulk_is_as_if_people_had_lived_in_it(plan, empty_house, no_time_passes):
    rows, pages = in_bulk(plan)
    empty_house()
    lived_rows, lived_pages = lived(plan)
    for table, kept in rows.items():
        assert kept == lived_rows[table], table
    assert pages == lived_pages


@pytest.mark.parametrize("what", ["be_heard", "count_doses"])
def test_a_town_that_lacks_something_is_found_out(plan, empty_house, monkeypatch, what):
    whole, _ = in_bulk(plan)
    empty_house()
    monkeypatch.setattr(furnish.Town, what, lambda town: None)
    assert in_bulk(plan)[0] != whole


def test_the_two_at_the_head_are_the_same_in_a_tenth_of_the_town():
    large = Size(people=120, bonds=480, moments=4_800, busy_bonds=10, busy_moments=90)
    towns = [planned(large), planned(large.tenth())]
    for head, bonds, moments in ((USUAL, 8, 80), (BUSY, 10, 90)):
        for town in towns:
            theirs = [place for place, pair in enumerate(town.pairs) if pair.one == head]
            assert len(theirs) == bonds
            assert sum(said.pair in theirs for said in town.said) == moments
