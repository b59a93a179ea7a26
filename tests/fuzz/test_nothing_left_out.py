"""Every address, form, field and name that the house reads is tried, without being listed here."""

from django import forms
from django.urls import reverse

from tests.house.addresses import addresses
from tests.house.policy import ROWS
from tests.house.walk import undone
from tests.house.whos import MOST_LIKELY, Who, become, person

from . import cases, declared
from .run import fields_at, met_at, try_all


def met_everywhere(world, visitors):
    """The forms of each address, as somebody meets them who may come."""
    return {row.address: met_by_someone(world, visitors, row) for row in ROWS}


def met_by_someone(world, visitors, row):
    who = next(who for who in MOST_LIKELY if who in row.who)
    with undone():
        parts = row.thing(world)
        become(world, who)
        address = reverse(row.address, args=parts)
        signed_in = met_at(address, visitors.cookies[person(who), True])
        return signed_in + (met_at(address, visitors.arriving) if row.public else [])


def test_every_address_of_the_house_has_its_turn():
    assert {row.address for row in ROWS} == {address.name for address in addresses()}


def test_every_form_of_the_house_is_met_at_some_address(world, visitors):
    met = [form for each in met_everywhere(world, visitors).values() for form in each]
    assert len(met) > 60
    assert left_out(met) == set()


def left_out(met):
    """A form that only others are made from is met in them."""
    classes = {kin for form in met for kin in type(form).__mro__}
    return {form.__qualname__ for form in declared.all_forms() - classes}


def test_a_form_that_is_met_nowhere_is_noticed():
    class Nowhere(forms.Form):
        words = forms.CharField()

    Nowhere.__module__ = "kith.nowhere"
    try:
        assert "Nowhere" in " ".join(left_out([]))
    finally:
        Nowhere.__module__ = __name__


def test_every_field_of_a_form_is_among_those_that_are_tried(world, visitors):
    row = next(row for row in ROWS if row.address == "people:needs")
    with undone():
        fields = fields_at(world, visitors, row, Who.TALK, [])
    assert {"stop", "slow", "pace", "quiet_from", "zone", "listen", "topics", "own"} <= set(fields)


def test_every_address_is_really_drawn(world, visitors, monkeypatch):
    drawn = []
    monkeypatch.setattr(cases, "drawn", lambda case: drawn.append(case.row.address) or case)
    monkeypatch.setattr("tests.fuzz.run.complaints", lambda case: [])
    try_all(world, visitors, 1, range(len(ROWS)))
    assert set(drawn) == {row.address for row in ROWS}


# What is read besides forms


def test_what_is_read_of_a_request_is_known_by_its_name():
    read = declared.names_read()
    assert "keep" in read["POST"] and "Sec-Fetch-Dest" in read["headers"]
    assert declared.unnamed() == []


def test_a_name_that_is_made_up_while_running_is_noticed():
    assert list(declared.unnamed_in("def view(request): request.POST[name]"))
    assert list(declared.unnamed_in("def view(request): request.GET.get(f'a{1}')"))
    assert not list(declared.unnamed_in("request.POST.get('name'); request.POST.urlencode()"))


def test_a_new_name_is_tried_without_being_listed():
    assert ("POST", "colour") in declared.read_in("request.POST.get('colour')")
    assert ("GET", "page") in declared.read_in("if 'page' in request.GET: pass")
    assert ("COOKIES", "kept") in declared.read_in("request.COOKIES['kept']")


def test_every_header_that_is_read_is_among_those_that_are_sent():
    read = declared.names_read()
    named = {name.removeprefix("HTTP_").replace("_", "-") for name in read["META"]}
    asked = {name.lower() for name in named | read["headers"]} - {"remote-addr"}
    assert asked <= set(cases.header_names())
