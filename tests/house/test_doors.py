from . import doors
from .addresses import addresses


def test_every_view_has_a_door():
    assert doors.without_a_door(addresses()) == []


def test_every_address_has_a_name_of_its_own():
    assert doors.without_a_name(addresses()) == []


def test_every_door_has_a_rule():
    assert doors.without_a_rule(addresses()) == []


def test_every_rule_is_asked_by_somebody():
    assert doors.never_asked(addresses()) == []
