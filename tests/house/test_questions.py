"""How often a page asks the database: at most twelve times, however many people one has."""

import pytest
from django.db import connection

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import due
from kith.ground.turns import turn
from kith.moments.models import Moment
from kith.people.models import Needs, Person

pytestmark = pytest.mark.django_db

MOST = 12
SAID = {"zone": "UTC", "quiet_from": None, "quiet_until": None, "pace": None}


def acquainted(ana: Person, name: str) -> Bond:
    """Somebody with a card, at *talk* with Ana, and three notes each way."""
    other = Person.objects.welcome(name)
    Needs.objects.keep(other, at_once=True, ask_before_talk=False, calms="rain", **SAID)
    bond = Bond.objects.between(ana, other)
    bond.begin(Step.TALK)
    for giver in (ana, other) * 3:
        Moment.objects.give(bond, giver, "note", "I thought of you")
    due.run()
    return bond


def asked(browser, path: str) -> int:
    counted = []

    def count(execute, *how):
        counted.append(how)
        return execute(*how)

    with connection.execute_wrapper(count):
        assert browser.get(path).status_code == 200
    return len(counted)


@pytest.mark.parametrize("page", ["/today/", "/people/", "bond", "/needs/", "/rest/", "/me/"])
def test_a_page_asks_at_most_twelve_questions_however_many_people_there_are(page, ana, as_):
    browser = as_(ana, proved=True)
    with turn():
        bond = acquainted(ana, "Ben")
    path = f"/with/{bond.token}/" if page == "bond" else page
    asked(browser, path)
    few = asked(browser, path)
    with turn():
        for number in range(6):
            acquainted(ana, f"somebody {number}")
    asked(browser, path)
    assert asked(browser, path) == few <= MOST
