"""Each guard sees what it guards against: the fault is planted, and the guard complains."""

import logging

import pytest
from django.http import HttpResponse

from kith.connections import page as bond_page
from kith.connections.models import Bond
from kith.connections.models.bond import Bonds
from kith.ground import again, gate, plain, refusals
from kith.ground.door import door
from kith.hosts.models import Tick
from kith.moments import reaching
from kith.moments.models.moment import Moments

from . import doors, telling, walk
from .addresses import Address, addresses
from .policy import ROWS, complaints_about
from .test_alike import after_giving
from .ways import AWAY, in_each, unlike
from .whos import Who
from .world import CAST, DRAFT, HIS


def found(world, address, who):
    """What the policy complains of at this address."""
    row = next(row for row in ROWS if row.address == address)
    return walk.complaints(world, row, who)


# Doors


def test_a_view_without_a_door():
    assert doors.without_a_door([Address("x:y", "x/", lambda request: None)])


def test_a_door_without_a_rule():
    view = door("nobody.thought_of_this")(lambda request: HttpResponse())
    assert doors.without_a_rule([Address("x:y", "x/", view)])


def test_a_rule_that_nobody_asks(monkeypatch):
    monkeypatch.setitem(gate._rules, "nobody.asks", lambda person, thing: gate.YES)
    assert doors.never_asked(addresses())


def test_an_address_that_is_two():
    assert doors.without_a_name([Address("x:y", "x/", None), Address("x:y", "y/", None)])


def test_a_list_that_forgets_a_filter(world, monkeypatch):
    monkeypatch.setattr(Bonds, "seen_by", lambda self, person, action: self.all())
    people = [(name, getattr(world, name)) for name in CAST]
    assert doors.disagreements("connections.see", Bond, people)


def test_a_rule_that_knows_more_than_its_list(world, monkeypatch):
    monkeypatch.setitem(gate._rules, "connections.see", lambda person, bond: gate.YES)
    assert doors.disagreements("connections.see", Bond, [("stranger", world.stranger)])


# The policy


def test_an_address_without_a_row():
    assert complaints_about(ROWS, [*addresses(), Address("x:y", "x/", None)])


def test_a_row_without_an_address():
    assert complaints_about(ROWS, addresses()[1:])


def test_an_address_with_two_rows():
    assert complaints_about([*ROWS, ROWS[0]], addresses())


def test_a_rule_that_forgets_a_wall(world, monkeypatch):
    monkeypatch.setattr(reaching, "reach", lambda giver, bond, action: gate.YES)
    assert "+Delivery" in found(world, "moments:wave", Who.WALLED)[0]


def test_a_rule_that_forgets_whose_it_is(world, monkeypatch):
    monkeypatch.setitem(gate._rules, "moments.take_back", lambda person, moment: gate.YES)
    monkeypatch.setattr(Moments, "seen_by", lambda self, person, action: self.all())
    assert "-Moment" in " ".join(found(world, "moments:take_back", Who.MEMBER))


def test_a_way_of_asking_that_no_page_of_ours_has(world, monkeypatch):
    monkeypatch.setattr(plain, "METHODS", (*plain.METHODS, "OPTIONS"))
    assert found(world, "connections:bond", Who.TALK)


def test_a_door_that_forgets_the_passphrase(world, monkeypatch):
    monkeypatch.setattr(again, "proved", lambda request: True)
    assert found(world, "connections:distances", Who.TALK)


def refusing(monkeypatch, change):
    """Refusals as they are, but at the addresses of bonds, where something is another."""
    usual = refusals.nothing_here

    def nothing_here(request):
        response = usual(request)
        if request.path.startswith("/with/"):
            change(request, response)
        return response

    monkeypatch.setattr(refusals, "nothing_here", nothing_here)


def one_header_more(request, response):
    response["X-Bond"] = "yes"


def one_byte_more(request, response):
    response.content += b" "


def one_cookie_more(request, response):
    response.set_cookie("been", "here")


def another_status(request, response):
    response.status_code = 403


def a_row_written(request, response):
    Tick.objects.create(name="refused")


def another_head(request, response):
    response.status_code = 200 if request.method == "HEAD" else 404


REFUSALS = [one_header_more, one_byte_more, one_cookie_more, another_status, a_row_written]


@pytest.mark.parametrize("change", [*REFUSALS, another_head])
def test_a_refusal_that_tells(world, monkeypatch, change):
    assert found(world, "connections:bond", Who.MEMBER) == []
    refusing(monkeypatch, change)
    assert found(world, "connections:bond", Who.MEMBER)


def test_a_page_that_does_something_when_it_is_looked_at(world, monkeypatch):
    usual = bond_page.rows
    monkeypatch.setattr(bond_page, "rows", lambda sides: Tick.objects.create() and usual(sides))
    assert found(world, "connections:people", Who.TALK)


def test_a_page_that_tells_a_stranger(world):
    row = next(row for row in ROWS if row.address == "connections:people")
    visit = walk.Visit(world, row, Who.MEMBER, "/people/")
    assert visit.told_on(HttpResponse("You and Ben"))
    assert visit.told_on(HttpResponse(DRAFT))
    assert not visit.told_on(HttpResponse("Beneath the analysis"))


def test_a_page_on_which_a_wall_can_be_noticed(world, monkeypatch):
    usual = bond_page.around

    def around(person, bond, side):
        return usual(person, bond, side) | {"words": "apart" if bond.is_walled() else "near"}

    monkeypatch.setattr(bond_page, "around", around)
    assert unlike(in_each(world, AWAY, lambda: after_giving(world)))


# Beside the pages


def test_a_log_a_frame_a_title_an_address_that_tells(world):
    secrets = telling.secrets_of(world)
    with telling.logged() as lines:
        logging.getLogger("kith.moments").debug("given: %s", HIS)
    titled = HttpResponse("<title>You and Ben</title><a href='/people/Ben/'>Ben</a>")
    assert telling.telling("a log", lines, secrets)
    assert len(telling.telling("a page", telling.beside(titled), secrets)) == 2
    assert telling.odd_frames([{"type": "nudge", "topic": "a", "words": "b"}], secrets)
    assert telling.odd_frames([{"type": "nudge", "topic": world.ben.token}], secrets)
    assert telling.tokens_of_people(HttpResponse(world.ben.token), world)
