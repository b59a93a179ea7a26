"""What a door does before anybody is let in."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory

from kith.ground.door import Doors, held
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


def test_nothing_that_is_printed_says_what_is_in_a_thing(bond):
    assert repr(bond) == "<Bond>"
