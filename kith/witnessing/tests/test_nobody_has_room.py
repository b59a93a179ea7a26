"""Nobody has room: a host steps in, or whoever told it is told the truth."""

import pytest

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import due

from .going import later
from .test_offering import asked

pytestmark = pytest.mark.django_db


def test_nobody_has_room_and_a_host_steps_in(tell, ana, dina, as_):
    story = tell()
    later(hours=4, minutes=1)
    page = as_(ana).get(f"/told/{story.token}/").content
    assert b"The hosts have been asked to hold it" in page
    assert b"Something told" in as_(dina).get("/hosts/").content
    offer = story.offers.get(to=dina)
    held = as_(dina).post(f"/offers/{offer.token}/take/")
    assert b"stairs" in as_(dina).get(held.url).content
    assert b"Someone is holding it" in as_(ana).get(f"/told/{story.token}/").content


def test_a_host_who_knows_the_teller_is_not_asked(tell, ana, dina, as_):
    Bond.objects.between(ana, dina)
    story = tell()
    later(hours=4, minutes=1)
    assert asked(story) == set()
    assert b"Something told" not in as_(dina).get("/hosts/").content


def test_who_said_no_host_is_told_the_truth_and_no_host_is_asked(tell, ana, dina, as_):
    story = tell(host_ok=False)
    later(hours=4, minutes=1)
    page = as_(ana).get(f"/told/{story.token}/").content
    assert asked(story) == set()
    assert b"It is taking longer" in page
    assert b"A host may hold it, too" in page


def test_whether_a_host_may_hold_it_is_asked_where_one_could(opened, ana, dina, as_):
    asks = b"a host may hold it"
    assert asks in as_(ana).get("/tell/").content
    Bond.objects.between(ana, dina).begin(Step.WAVE)
    assert asks not in as_(ana).get("/tell/").content


def test_widening_to_a_host_asks_one_at_once(tell, ana, dina, as_):
    story = tell(host_ok=False)
    later(hours=4, minutes=1)
    as_(ana).post(f"/told/{story.token}/widen/", {"to": "host"})
    due.run()
    assert asked(story) == {"Dina"}


def test_no_host_the_truth(tell, ana, as_):
    story = tell()
    later(hours=4, minutes=1)
    page = as_(ana).get(f"/told/{story.token}/").content
    assert b"It is taking longer. Nobody holds it yet" in page
    assert b"No host of this house can hold it" in page
    for way in (b"Keep looking", b"Take it back", b"Sit for a while", b"Bring this to a host"):
        assert way in page


def test_at_the_end_of_its_time_the_words_are_its_tellers(tell, ana, as_):
    story = tell()
    later(days=3, minutes=1)
    page = as_(ana, proved=True).get(f"/told/{story.token}/").content
    assert b"Its time is over, and nobody holds it" in page
    assert b"stairs" in as_(ana, proved=True).get(f"/told/{story.token}/words/").content


def test_keep_looking_looks_again(tell, with_room, ana, ben, as_):
    story = tell()
    later(days=3, minutes=1)
    with_room(ben)
    as_(ana).post(f"/told/{story.token}/wait/")
    due.run()
    assert asked(story) == {"Ben"}
    assert b"looking for someone" in as_(ana).get(f"/told/{story.token}/").content
