"""Whatever happens to whoever holds it: it goes on to somebody, or its teller is told the truth."""

from datetime import timedelta

import pytest

from kith.connections.rules import Step
from kith.ground import clock, due
from kith.witnessing.models import Holding, Offer, Reply, Story
from kith.witnessing.offering import LOOKS_AGAIN

from .going import later

pytestmark = pytest.mark.django_db
LATE, LATE_BETWEEN_TWO = b"It is taking longer", b"nobody else has been asked"


def asked(story):
    return {offer.to.name for offer in story.offers.filter(answer=Offer.OPEN)}


def hand_on(browser, holding):
    assert browser.post(f"/holding/{holding.token}/on/", {}).status_code == 302
    due.run()


@pytest.fixture
def page(ana, as_):
    return lambda story: as_(ana).get(f"/told/{story.token}/").content


# Hosts


def test_the_hosts_are_asked_once_who_held_it_at_that_hour_hands_it_on(
    tell, with_room, take, ben, dina, as_, page
):
    with_room(ben)
    story = tell()
    later(hours=3, minutes=30)
    Offer.objects.offer(story, [ben], clock.now() + timedelta(hours=1))
    holding = take(ben, story)
    later(hours=1)
    assert asked(story) == set()
    hand_on(as_(ben), holding)
    assert asked(story) == {"Dina"}
    assert b"The hosts have been asked" in page(story)


def test_a_host_who_handed_it_on_is_not_asked_again_and_it_is_said(tell, take, dina, as_, page):
    story = tell()
    later(hours=4, minutes=1)
    hand_on(as_(dina), take(dina, story))
    later(minutes=1)
    assert asked(story) == set()
    assert LATE not in page(story)  # they were asked, and nobody is told who passed
    story.wait_on()
    due.run()
    assert asked(story) == set()


def test_what_was_told_to_one_person_is_not_offered_to_a_host(tell, near, ana, dina, as_, page):
    story = tell(bond=near, host_ok=False)
    later(hours=4, minutes=1)
    assert b"A host may hold it" not in page(story)
    assert b"Bring this to a host" in page(story)
    as_(ana).post(f"/told/{story.token}/widen/", {"to": "host"})
    due.run()
    assert asked(story) == {"Ben"}


# Told to one person


def test_what_he_hands_on_is_said_at_once_and_not_offered_to_him_again(
    tell, near, take, ben, as_, page
):
    story = tell(bond=near, host_ok=False)
    hand_on(as_(ben), take(ben, story))
    assert LATE_BETWEEN_TWO in page(story) and b"Ask whoever has room" in page(story)
    later(hours=1)
    assert asked(story) == set()


def test_what_he_held_without_an_answer_is_offered_to_him_again(tell, near, take, ben, page):
    story = tell(bond=near, host_ok=False)
    take(ben, story)
    later(hours=2, minutes=1)
    later(minutes=1)
    assert asked(story) == {"Ben"}
    assert LATE_BETWEEN_TWO in page(story)


def test_keep_looking_keeps_it_before_him(tell, near, ben, page):
    story = tell(bond=near, host_ok=False)
    later(days=2, hours=23)
    Story.objects.get(pk=story.pk).locked().wait_on()
    later(hours=2)
    assert asked(story) == {"Ben"} and Offer.objects.open().exists()


def test_what_he_answers_further_away_is_not_held_for_ever(tell, near, take, ben, as_, page):
    story = tell(bond=near, host_ok=False)
    holding = take(ben, story)
    near.locked().step_back(ben, Step.TALK)
    as_(ben).post(f"/holding/{holding.token}/answer/", {"words": "I hear you."})
    assert b"Someone is holding it" in page(story)
    later(days=1, hours=4)
    assert LATE_BETWEEN_TWO in page(story)


def test_an_answer_that_came_stays_an_answer_when_they_are_further_away(
    tell, near, take, ben, as_, page
):
    story = tell(bond=near, host_ok=False)
    holding = take(ben, story)
    as_(ben).post(f"/holding/{holding.token}/answer/", {"words": "I hear you."})
    near.locked().step_back(ben, Step.TALK)
    later(days=1, hours=4)
    assert b"Someone has answered" in page(story)
    assert b"One more person" not in page(story)


def test_nothing_of_the_two_comes_along_when_others_may_hold_it(
    tell, near, take, with_room, ana, ben, stranger, as_, page
):
    story = tell(bond=near, host_ok=False)
    holding = take(ben, story)
    as_(ben).post(f"/holding/{holding.token}/answer/", {"words": "I hear you."})
    near.locked().wall(ana, "Ben")
    later(days=1, hours=4)
    with_room(stranger)
    as_(ana).post(f"/told/{story.token}/widen/", {"to": "anyone"})
    due.run()
    assert asked(story) == {"The stranger"}
    assert not Reply.objects.exists()
    assert b"looking for someone" in page(story)


# Whoever holds it, or told it, goes


def test_who_answered_and_left_is_looked_for_in_another(
    tell, with_room, take, ben, stranger, as_, page
):
    with_room(ben)
    story = tell()
    holding = take(ben, story)
    as_(ben).post(f"/holding/{holding.token}/answer/", {"words": "I hear you."})
    ben.leave()
    later(days=1, hours=3)
    with_room(stranger)
    later(minutes=2)
    assert asked(story) == {"The stranger"}


def test_nobody_new_opens_the_words_of_somebody_who_has_left(
    tell, with_room, take, ana, ben, stranger, dina, as_
):
    for person in (ben, stranger):
        with_room(person)
    story = tell(wanted=2)
    holding = take(ben, story)
    assert asked(story) == {"The stranger"}
    theirs = story.offers.get(to=stranger).token
    ana.leave()
    assert as_(stranger).post(f"/offers/{theirs}/take/").status_code == 404
    hand_on(as_(ben), holding)
    with_room(dina)
    later(minutes=5)
    assert asked(story) == set()


def test_a_wall_on_an_answer_takes_back_what_else_they_hold(tell, with_room, take, ana, ben, as_):
    with_room(ben)
    first = take(ben, tell())
    as_(ben).post(f"/holding/{first.token}/answer/", {"words": "It was your own fault."})
    second = tell(words="The other half of it.")
    Offer.objects.offer(second, [ben], clock.now() + timedelta(hours=1))
    held = take(ben, second)
    as_(ana, proved=True).post(f"/answers/{Reply.objects.get().token}/wall/")
    assert b"The other half" not in as_(ben).get(f"/holding/{held.token}/").content
    later(minutes=2)
    assert asked(second) == set() and not Holding.objects.open().exists()


# Its time


def test_keep_looking_twice_is_as_once(tell, ana, as_):
    story = tell()
    later(hours=4, minutes=1)
    for _ in range(2):
        as_(ana).post(f"/told/{story.token}/wait/")
    assert Story.objects.get().truth_at - clock.now() <= timedelta(hours=4)


def test_what_has_closed_is_a_fourth_that_looks_for_somebody(tell, ana, as_):
    story = tell()
    later(days=3, minutes=1)
    for _ in range(3):
        tell()
    assert as_(ana).post(f"/told/{story.token}/wait/").status_code == 403


def test_once_no_second_witness_is_looked_for_nothing_stands_before_anybody(
    tell, with_room, take, ben, stranger, as_
):
    with_room(ben)
    story = tell(wanted=2)
    take(ben, story)
    Offer.objects.offer(story, [stranger], story.until)
    assert b"There is something to hear" in as_(stranger).get("/today/").content
    later(days=1, minutes=30)
    assert asked(story) == set()
    assert b"There is something to hear" not in as_(stranger).get("/today/").content


def test_the_turn_looks_at_whatever_is_still_open(tell, with_room, ben):
    story = tell()
    due.cancel("witnessing.wave", story.token)
    later(days=1, hours=3)
    with_room(ben)
    later(seconds=LOOKS_AGAIN.total_seconds() + 1)
    assert asked(story) == {"Ben"}
