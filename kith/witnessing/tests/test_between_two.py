"""Telling one person who is near, and what a wall, a rest or a step back make of it."""

import pytest

from kith.connections.rules import Step
from kith.ground import due
from kith.pace.models import Rest
from kith.witnessing.models import Offer, Reply

from .going import later

pytestmark = pytest.mark.django_db


@pytest.fixture
def told_him(tell, near):
    """`told_him()`: Ana tells Ben something."""
    return lambda: tell(bond=near, host_ok=False)


def test_it_is_offered_to_him_on_their_page_without_a_word_of_it(told_him, near, ben, as_):
    told_him()
    page = as_(ben).get(f"/with/{near.token}/").content
    assert b"Ana would like to tell you something" in page
    assert b"stairs" not in page


def test_nobody_else_sees_it(told_him, near, stranger, as_):
    story = told_him()
    offer = story.offers.get()
    assert as_(stranger).get(f"/with/{near.token}/tell/").status_code == 404
    assert as_(stranger).post(f"/offers/{offer.token}/take/").status_code == 404
    assert as_(stranger).get(f"/told/{story.token}/").status_code == 404


@pytest.mark.parametrize("step", [Step.APART, Step.WAVE, Step.NOTE, Step.TALK])
def test_below_feelings_there_is_no_such_page(bond, ana, as_, step):
    bond.begin(step)
    assert as_(ana).get(f"/with/{bond.token}/tell/").status_code == 404


def test_he_holds_it_and_answers(told_him, take, ana, ben, as_):
    story = told_him()
    holding = take(ben, story)
    held = as_(ben).get(f"/holding/{holding.token}/").content
    assert b"What Ana told you" in held
    as_(ben).post(f"/holding/{holding.token}/answer/", {"words": "I hear you."})
    words = as_(ana, proved=True).get(f"/told/{story.token}/words/").content
    assert b"I hear you." in words


def test_while_he_rests_it_is_held_and_comes_later(told_him, ben):
    Rest.objects.begin(ben)
    story = told_him()
    assert not story.offers.exists()
    Rest.objects.end(ben)
    later(minutes=21)
    assert story.offers.get().to == ben


def test_behind_a_wall_it_is_never_offered_and_looks_the_same(told_him, near, ana, ben, as_):
    near.locked().wall(ben, "Ana")
    story = told_him()
    page = as_(ana).get(f"/told/{story.token}/").content
    later(hours=10)
    assert b"You told it to one person alone" in page
    assert not story.offers.exists()


def test_after_her_step_back_what_he_did_not_open_is_gone_as_if_taken_back(
    told_him, near, ana, ben, as_
):
    offer = told_him().offers.get()
    assert b"would like to tell you" in as_(ben).get(f"/with/{near.token}/").content
    near.locked().step_back(ana, Step.TALK)
    due.run()
    assert b"would like to tell you" not in as_(ben).get(f"/with/{near.token}/").content
    assert as_(ben).post(f"/offers/{offer.token}/take/").status_code == 404


def test_it_stays_hers_and_is_offered_again_when_they_are_near_again(told_him, near, ana, ben):
    story = told_him()
    near.locked().step_back(ana, Step.TALK)
    later(hours=1)
    assert not story.offers.exists()
    near.falls.all().delete()
    near.begin(Step.FEELING)
    later(hours=1)
    assert story.offers.get().to == ben


def test_what_he_was_told_stays_before_him_after_his_own_step_back(told_him, near, ben, as_):
    """His page looks as before until the turn; it opens nothing any more."""
    offer = told_him().offers.get()
    near.locked().step_back(ben, Step.TALK)
    assert b"would like to tell you" in as_(ben).get(f"/with/{near.token}/").content
    refused = as_(ben).post(f"/offers/{offer.token}/take/")
    assert refused.status_code == 403
    assert b"This has gone on in the meantime" in refused.content


def test_what_he_holds_closes_at_the_turn_that_shows_her_step_back(
    told_him, take, near, ana, ben, as_
):
    holding = take(ben, told_him())
    near.locked().step_back(ana, Step.TALK)
    assert b"stairs" in as_(ben).get(f"/holding/{holding.token}/").content
    later(days=1, hours=4)
    assert b"stairs" not in as_(ben).get(f"/holding/{holding.token}/").content


def test_what_he_answers_behind_her_wall_is_taken_and_never_comes(
    told_him, take, near, ana, ben, as_
):
    story = told_him()
    holding = take(ben, story)
    near.locked().wall(ana, "Ben")
    answered = as_(ben).post(f"/holding/{holding.token}/answer/", {"words": "I hear you."})
    assert answered.status_code == 302
    assert b"You have answered" in as_(ben).get(answered.url).content
    assert not Reply.objects.to(story).exists()


def test_letting_go_of_the_bond_takes_back_what_was_told_in_it(told_him, near, ana, as_):
    story = told_him()
    near.locked().step_back(ana, Step.APART)
    later(days=1, hours=4)
    assert as_(ana).post(f"/with/{near.token}/let-go/").status_code == 302
    assert not type(story).objects.filter(pk=story.pk).exists()


def test_widening_asks_whoever_has_room(told_him, with_room, ana, stranger, as_):
    story = told_him()
    with_room(stranger)
    later(hours=4, minutes=1)
    as_(ana).post(f"/told/{story.token}/widen/", {"to": "anyone"})
    due.run()
    assert [offer.to for offer in Offer.objects.filter(story=story)] == [stranger]


@pytest.mark.parametrize(
    ("to", "box"), [("read", "words"), ("answer", "words"), ("on", "on-words")]
)
def test_what_he_writes_stays_before_him_when_it_has_closed_meanwhile(
    told_him, take, near, ben, as_, to, box
):
    holding = take(ben, told_him())
    near.sides.update(shown_step=Step.TALK)
    page = as_(ben).post(f"/holding/{holding.token}/{to}/", {box: "I was with you. " * 1_500})
    assert b"on the stairs" not in page.content
    assert page.content.count(b"I was with you. ") == 1_500
    assert b'class="error"' in page.content
