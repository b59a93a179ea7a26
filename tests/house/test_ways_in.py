"""What holds at every address: other methods, other sites, sessions that are over."""

import pytest
from django.urls import reverse

from kith.people.models import Pause

from . import snapshot, ways
from .cells import same
from .policy import ROWS
from .walk import NOWHERE, undone
from .whos import MOST_LIKELY, person

OTHER_METHODS = ("options", "put", "patch", "delete", "trace")
STALE = "because the page had been open for a long time"


@pytest.fixture(scope="module")
def everywhere():
    """`everywhere(world)`: every address of the house, with what it names; and one that is none."""

    def found(world):
        return [NOWHERE, *(reverse(row.address, args=row.thing(world)) for row in ROWS)]

    return found


@pytest.mark.parametrize("method", OTHER_METHODS)
def test_there_are_three_ways_of_asking_and_no_others(world, everywhere, method):
    found = everywhere(world)
    before = snapshot.taken()
    answers = [
        getattr(world.browser(name, proved=True), method)(address)
        for name in ("ana", "dina")
        for address in found
    ]
    answers += [getattr(world.browser(""), method)(address) for address in found]
    assert {answer.status_code for answer in answers} == {405}
    assert [line for answer in answers for line in same(answer, answers[0])] == []
    assert snapshot.changes(before, snapshot.taken()) == {}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_no_other_site_does_anything_in_somebodys_name(world, row):
    """Without the token of the form, whoever it is and whatever they may do."""
    who = next(who for who in MOST_LIKELY if who in row.who)
    address = reverse(row.address, args=row.thing(world))
    data, before = row.sent(world), snapshot.taken()
    browser = world.browser(person(who), proved=True, enforce_csrf_checks=True)
    answer = browser.post(address, data)
    assert answer.status_code == 403 and STALE in answer.content.decode()
    assert snapshot.changes(before, snapshot.taken()) == {}


def over_by_leaving(world):
    world.ana.leave()


def over_by_pause(world):
    Pause.objects.begin(world.ana, "It went on for too long.")


def over_by_time(world):
    ways.later(minutes=31)


def over_by_hand(world):
    world.ana.sessions.all().end()


@pytest.mark.parametrize("over", [over_by_leaving, over_by_pause, over_by_time, over_by_hand])
def test_a_session_that_is_over_opens_nothing_anywhere(world, everywhere, over):
    found = everywhere(world)
    over(world)
    inner = [address for address, row in zip(found[1:], ROWS, strict=True) if not row.public]
    bare = world.browser("").get(NOWHERE)
    for address in [*inner, NOWHERE]:
        for method in ("get", "post"):
            with undone():
                answer = getattr(world.browser("ana", proved=True), method)(address)
            assert (answer.status_code, answer.content) == (404, bare.content), address


def test_signed_out_every_inner_address_is_the_one_bare_page(world, everywhere):
    found = everywhere(world)
    bare = world.browser("").get(NOWHERE)
    inner = [address for address, row in zip(found[1:], ROWS, strict=True) if not row.public]
    answers = [world.browser("").get(f"{address}?next=/today/") for address in inner]
    assert [line for answer in answers for line in same(answer, bare)] == []
    assert b"kith" not in bare.content.lower() and b"<img" not in bare.content
