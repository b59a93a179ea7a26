import pytest

from kith.connections.models import Bond
from kith.connections.models.bonds import Bonds
from kith.ground import gate

from . import doors
from .addresses import addresses
from .everything import everything
from .whos import STATES, Who, become
from .world import CAST


def test_every_view_has_a_door():
    assert doors.without_a_door(addresses()) == []


def test_every_address_has_a_name_of_its_own():
    assert doors.without_a_name(addresses()) == []


def test_every_door_has_a_rule():
    assert doors.without_a_rule(addresses()) == []


def test_every_rule_is_asked_by_somebody():
    assert doors.never_asked(addresses()) == []


def test_what_is_open_to_anyone_is_so_by_its_rule(db):
    """Before anybody is known; and a door that asks who it is opens to nobody."""
    public = {each.door.action for each in addresses() if each.door.public}
    assert {action for action in public if gate.may(None, action, None) is not gate.YES} == set()


@pytest.mark.parametrize("who", STATES)
def test_a_list_shows_exactly_what_the_gate_knows(world, who):
    """For every action on a thing, for everyone, with everything there can be."""
    everything(world)
    become(world, who)
    people = [(name, getattr(world, name)) for name in CAST]
    assert [
        line
        for action, model in doors.pairs(addresses())
        for line in doors.disagreements(action, model, people)
    ] == []


@pytest.mark.parametrize("who", STATES)
def test_a_page_finds_exactly_what_a_list_shows(world, who):
    """Where it has a question of its own to look for it by."""
    everything(world)
    become(world, who)
    people = [(name, getattr(world, name)) for name in CAST]
    assert [
        line
        for action, model in doors.pairs(addresses())
        for line in doors.found_otherwise(action, model, people)
    ] == []


def test_a_way_to_find_that_asks_less_is_seen(world, monkeypatch):
    everything(world)
    monkeypatch.setattr(
        Bonds,
        "found",
        lambda bonds, person, action, token: bonds.of(person).filter(token=token).first(),
    )
    become(world, Who.WAVE)
    told = doors.found_otherwise("moments.note", Bond, [("ana", world.ana)])
    assert told == ["moments.note: ana finds a Bond that is not listed for them"]


def test_there_is_something_of_everything_to_disagree_about(world):
    everything(world)
    assert [model for _, model in doors.pairs(addresses()) if not model.objects.exists()] == []


def test_an_address_that_no_database_can_look_for_names_nothing(world):
    browser = world.browser("ana")
    unknown = browser.get("/with/never-was-there-/")
    nul = browser.get("/with/%00/")
    assert (nul.status_code, nul.content) == (unknown.status_code, unknown.content)
