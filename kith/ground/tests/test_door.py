"""What a door does before anybody is let in."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory

from kith.ground.door import Doors, act, held
from kith.ground.gate import Refused


def view(request):
    return HttpResponse("open")


def test_a_view_without_a_door_does_not_open():
    with pytest.raises(ImproperlyConfigured):
        Doors(view).process_view(RequestFactory().get("/"), view, (), {})


def test_an_address_with_a_sign_that_no_database_takes_is_one_that_is_not_there(ana, as_):
    browser = as_(ana)
    impossible, unknown = browser.get("/with/a%00b/"), browser.get("/with/nobody/")
    assert impossible.status_code == unknown.status_code == 404
    assert impossible.content == unknown.content


def test_whoever_is_gone_by_the_time_of_their_turn_is_not_let_in(ana):
    type(ana).objects.filter(pk=ana.pk).delete()
    with pytest.raises(Refused):
        held(ana)


def test_without_a_page_it_is_the_same_door(ana, stranger, bond):
    step = type(bond.step)
    bond.begin(step.NOTE)
    act(ana, "connections.back", type(bond), bond.token, lambda it: it.step_back(ana, step.WAVE))
    bond.refresh_from_db()
    assert bond.step is step.WAVE
    with pytest.raises(Refused):
        act(stranger, "connections.back", type(bond), bond.token, lambda it: it.wall(stranger, ""))
    assert not bond.walls.exists()


def test_nothing_that_is_printed_says_what_is_in_a_thing(bond):
    assert repr(bond) == "<Bond>"
