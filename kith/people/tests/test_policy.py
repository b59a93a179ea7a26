import pytest

from kith.ground import gate
from kith.ground.gate import UNKNOWN, may
from kith.people.models import Invitation, NewAccess, Person, Session
from kith.people.urls import urlpatterns

LISTED = [
    (Session, "people.end_session"),
    (NewAccess, "people.stop_access"),
    (Invitation, "people.take_back_invitation"),
    (Person, "people.me"),
]


@pytest.fixture
def everything(ana, ben, dina, stranger, cookie_of, moved):
    for person in (ana, ben):
        Invitation.objects.make(person)
    cookie_of(ana)
    moved(days=15)
    for person in (ana, ben, dina, stranger):
        cookie_of(person)
        NewAccess.objects.offer(person, by=dina)
        Invitation.objects.make(person)
    return ana, ben, dina, stranger


@pytest.mark.parametrize("model, action", LISTED)
def test_a_list_and_the_gate_never_disagree(everything, model, action):
    for person in everything:
        listed = set(model.objects.seen_by(person, action))
        allowed = {thing for thing in model.objects.all() if may(person, action, thing) != UNKNOWN}
        assert listed == allowed


@pytest.mark.parametrize("address", urlpatterns, ids=lambda address: address.name)
def test_every_door_asks_for_something_that_has_a_rule(address):
    assert address.callback.door.action in gate.actions()


def test_no_rule_of_this_room_is_left_without_a_door():
    asked = {address.callback.door.action for address in urlpatterns}
    assert {action for action in gate.actions() if action.startswith("people.")} == asked
