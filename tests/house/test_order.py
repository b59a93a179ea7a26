"""The order of a list is said by the house, and never by where a row happens to lie.

On PostgreSQL a row that somebody else's act has locked or changed moves, and its place would tell.
"""

import re
from contextlib import contextmanager

import pytest
from django.db import connection
from django.urls import reverse

from kith.connections.models import Bond, Wall, Wish
from kith.connections.models.distance import Wishes
from kith.connections.rules import Step
from kith.ground import due
from kith.hosts.models import HandedUp
from kith.moments.models import Ask, Moment
from kith.witnessing.models import Holding, Story
from tests.alike import plain

from . import things, things_told
from .cells import Shows
from .everything import everything
from .policy import ROWS
from .walk import undone
from .whos import Who, become, person
from .world import CAST, HERS, World

NEW_EACH_TIME = {"people:recover", "people:name", "people:passphrase"}  # words that are offered
MADE_NOW = re.compile(rb'"made_at": "[^"]+"|name="draft" value="[^"]+"')  # a box of its own
SHOWN = [row for row in ROWS if isinstance(row.get, Shows) and row.address not in NEW_EACH_TIME]


@contextmanager
def the_other_way_round():
    """What is asked for without an order comes the other way round (of SQLite's own)."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA reverse_unordered_selects=ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA reverse_unordered_selects=OFF")


def several(world: World) -> None:
    """Of whatever there can be several of, at least two."""
    everything(world)
    for name in ("stranger", "neighbour", "dina"):
        other = getattr(world, name)
        bond = Bond.objects.between(world.ana, other).locked()
        bond.begin(Step.TALK)
        for giver in (world.ana, other):
            Moment.objects.give(bond, giver, "wave", "leaf")
            Moment.objects.give(bond, giver, "note", HERS)
        Wish.objects.create(bond=bond, person=world.ana, step=Step.FEELING)
        Wall.objects.put_up(bond, world.ana, CAST[name])
        bond.falls.create(by=world.ana, to=Step.WAVE)
        Ask.objects.ask(bond, other, 5)
    for thing in (things.draft, things.session, things.access, things.invitation):
        thing(world)
    told_and_heard(world)
    for what in ("first wave", "due.dead"):
        HandedUp.objects.take(what, "somewhere")
    due.run()


def told_and_heard(world: World) -> None:
    """Ana is offered several things, holds several, and was answered by several."""
    for thing in (things_told.his_offer, things_told.her_holding):
        thing(world)
    for story in Story.objects.filter(teller=world.ana):
        for name in ("paused", "newcomer"):
            things_told.answered(Holding.objects.begin(story, getattr(world, name)), name)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite turns its own order round")
@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row.address)
def test_a_page_says_in_which_order_its_lists_stand(world, row):
    for who in (Who.FEELING, Who.HOST):
        with undone():
            parts = row.thing(world)
            several(world)
            become(world, who)
            browser = world.browser(person(who), proved=True)
            address = reverse(row.address, args=parts)
            browser.get(address)  # what is done by looking is done
            page = seen(browser, address)
            with the_other_way_round():
                assert seen(browser, address) == page


def seen(browser, address):
    return MADE_NOW.sub(b"", plain(browser.get(address)))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite turns its own order round")
def test_a_list_without_an_order_is_seen(world, monkeypatch):
    monkeypatch.setattr(Wishes, "made_by", lambda wishes, person: wishes.filter(person=person))
    row = next(row for row in SHOWN if row.address == "connections:distances")
    with pytest.raises(AssertionError):
        test_a_page_says_in_which_order_its_lists_stand(world, row)
