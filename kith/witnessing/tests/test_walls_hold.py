"""A wall holds between strangers, too, and nothing that comes of it can be told from silence."""

import re
from datetime import timedelta

import pytest

from kith.connections.models import Bond, Crowd
from kith.connections.rules import Step
from kith.ground import choices, due
from kith.ground.ids import new_token
from kith.pace.models import Draft
from kith.people.models import Hosting
from kith.witnessing.models import Holding, Offer, Reply, Room, Story
from tests.alike import plain

from .going import later

pytestmark = pytest.mark.django_db
HEARD = {"words": "I hear you."}
HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="(.*?)"')


@pytest.fixture
def page(ana, as_):
    return lambda story: as_(ana).get(f"/told/{story.token}/")


def answer(browser, holding):
    return browser.post(f"/holding/{holding.token}/answer/", HEARD)


def test_a_wall_on_an_answer_holds_for_what_i_hold_of_theirs(
    tell, with_room, take, ana, ben, as_, page
):
    with_room(ben)
    mine = tell()
    answer(as_(ben), take(ben, mine))
    with_room(ana)
    theirs = tell(teller=ben)
    holding = take(ana, theirs)
    as_(ana).post(f"/answers/{Reply.objects.get().token}/wall/")
    assert answer(as_(ana), holding).status_code == 302
    assert b"Read it" not in as_(ben).get(f"/told/{theirs.token}/").content


def test_a_wall_between_two_who_met_meanwhile_holds_for_what_was_told_before(
    tell, with_room, take, ana, ben, as_, page
):
    with_room(ben)
    story = tell()
    holding = take(ben, story)
    Bond.objects.between(ana, ben).wall(ana, "Ben")
    answer(as_(ben), holding)
    assert b"Read it" not in page(story).content
    assert not Reply.objects.came().exists()


@pytest.mark.parametrize("writes", [False, True], ids=["silent", "writing"])
def test_an_answer_that_does_not_come_cannot_be_told_from_none(
    tell, near, take, ben, as_, page, heard, ana, writes
):
    story = tell(bond=near, host_ok=False)
    holding = take(ben, story)
    if writes:
        as_(ben).post(f"/holding/{holding.token}/read/", HEARD)
    before = plain(page(story))
    near.locked().step_back(ben, Step.TALK)
    heard.during(lambda: answer(as_(ben), holding))
    assert not heard.by(ana)
    assert plain(page(story)) == before
    later(hours=4, minutes=1)
    assert b"nobody else has been asked" in page(story).content


def test_whose_answer_does_not_come_is_not_shown_that_it_went_on(
    tell, near, take, ben, as_, heard, ana
):
    """Neither at once, nor when it goes on: that would tell of the wall."""
    story = tell(bond=near, host_ok=False)
    holding = take(ben, story)
    near.locked().wall(ana, "Ben")
    answer(as_(ben), holding)
    address = f"/holding/{holding.token}/"
    as_(ben).get(address)
    before = plain(as_(ben).get(address))
    heard.during(lambda: later(hours=2, minutes=1))
    assert plain(as_(ben).get(address)) == before
    assert not heard.by(ben)


def test_what_was_answered_in_vain_is_looked_for_again(
    tell, with_room, take, ana, ben, stranger, as_
):
    with_room(ben)
    story = tell()
    holding = take(ben, story)
    Bond.objects.between(ana, ben).wall(ana, "Ben")
    answer(as_(ben), holding)
    with_room(stranger)
    later(hours=4, minutes=1)
    assert story.offers.filter(to=stranger, answer=Offer.OPEN).exists()


def test_whom_one_has_met_meanwhile_is_not_before_one_as_a_stranger(tell, with_room, ana, ben, as_):
    with_room(ben)
    offer = tell().offers.get(to=ben)
    assert offer.token in as_(ben).get("/room/").content.decode()
    Bond.objects.between(ana, ben).begin(Step.NOTE)
    assert offer.token not in as_(ben).get("/room/").content.decode()
    assert "something to hear" not in as_(ben).get("/today/").content.decode()
    assert as_(ben).post(f"/offers/{offer.token}/take/").status_code == 404


def test_what_one_near_told_him_does_not_keep_strangers_from_him(
    tell, near, with_room, ana, ben, stranger, as_
):
    """Neither while it lies before him nor, further away, where nobody can see it."""
    tell(bond=near, host_ok=False)
    near.locked().step_back(ben, Step.TALK)
    later(days=1, hours=4)
    with_room(ben)
    story = tell(teller=stranger)
    assert story.offers.filter(to=ben, answer=Offer.OPEN).exists()


def test_my_distances_name_nobody_who_was_walled_for_an_answer(
    tell, with_room, take, ana, ben, as_
):
    with_room(ben)
    story = tell()
    answer(as_(ben), take(ben, story))
    Bond.objects.between(ana, ben).begin(Step.NOTE)
    for _ in range(2):
        as_(ana).post(f"/answers/{Reply.objects.get().token}/wall/")
    distances = as_(ana, proved=True).get("/distances/").content.decode()
    assert distances.count("A wall between you and somebody who answered you") == 1
    assert "With Ben" not in distances and "With somebody" not in distances


def test_a_host_behind_a_wall_reads_as_one_who_was_not_asked(tell, dina, ana, as_, page):
    Bond.objects.between(ana, dina).wall(dina, "Ana")
    story = tell()
    later(hours=4, minutes=1)
    assert b"The hosts have been asked" in page(story).content
    assert b"No host of this house" not in page(story).content


# Nothing is dropped


TOLD = {
    "size": "moment",
    "weight": "1",
    "wish": "heard",
    "begins": "now",
    "days": "3",
    "wanted": "1",
    "draft": "abcdefgh12345678",
    "place": "tell:",
}


def told(browser, words, **how):
    return browser.post("/tell/", TOLD | {"words": words} | how)


def test_other_words_from_the_same_box_are_another_and_the_same_are_one(opened, ana, as_):
    browser = as_(ana)
    first, again = told(browser, "The stairs."), told(browser, "The stairs.")
    other = told(browser, "The phone.")
    assert first.url == again.url != other.url
    assert sorted(story.said for story in Story.objects.all()) == ["The phone.", "The stairs."]


def test_the_third_sent_twice_is_told_once_and_a_fourth_is_kept(opened, ana, as_):
    browser = as_(ana, proved=True)
    for words in ("One.", "Two."):
        told(browser, words)
    third, again = told(browser, "Three."), told(browser, "Three.")
    assert third.url == again.url
    assert b"Three." not in browser.get("/drafts/").content
    assert b"Until then you can write here" in browser.get("/tell/").content
    assert told(browser, "Four.").status_code == 403
    assert b"Four." in browser.get("/drafts/").content


def test_what_comes_from_among_the_drafts_is_asked_for_the_rest(opened, ana, dina, as_):
    Draft.objects.hold(ana, "tell:", "The stairs.", TOLD["draft"])
    later(days=1, hours=4)
    browser = as_(ana, proved=True)
    form = dict(HIDDEN.findall(browser.get("/drafts/").content.decode()))
    page = browser.post("/tell/", form | {"words": "The stairs, again."}).content.decode()
    assert "The stairs, again." in page and "still empty" not in page
    assert 'name="host_ok" id="id_host_ok" checked' in page.replace('checkbox" ', "")
    assert not Story.objects.exists()
    assert Draft.objects.opened(ana)[0].words == "The stairs, again."


def test_what_came_with_half_of_it_lost_says_so(opened, ana, as_):
    """As from a phone on a train: no choice arrived, nor which box it was."""
    page = as_(ana).post("/tell/", {"words": "The stairs."}).content.decode()
    assert "The stairs." in page and 'role="alert"' in page
    assert not Story.objects.exists()


def test_what_was_held_until_tomorrow_and_changed_is_kept_as_it_is_now(opened, ana, as_):
    Draft.objects.hold(ana, "tell:", "As it was.", TOLD["draft"])
    later(days=1, hours=4)
    browser = as_(ana, proved=True)
    for words in ("One.", "Two.", "Three."):
        told(browser, words, draft=new_token())
    assert told(browser, "As it is now.").status_code == 403
    kept = browser.get("/drafts/").content
    assert b"As it is now." in kept and b"As it was." not in kept


def test_no_room_any_more_takes_what_was_offered_along(tell, with_room, ben, stranger, as_):
    with_room(ben)
    story = tell()
    assert story.offers.filter(to=ben, answer=Offer.OPEN).exists()
    as_(ben).post("/room/close/")
    assert not Offer.objects.open().exists()
    assert "Somebody would like to be heard" not in as_(ben).get("/room/").content.decode()
    with_room(stranger)
    due.run()
    assert story.offers.filter(to=stranger, answer=Offer.OPEN).exists()


def test_who_becomes_a_host_later_is_asked_from_the_next_day_on(tell, ana, stranger):
    story = tell()
    later(hours=5)
    Hosting.objects.create(person=stranger)
    later(days=1)
    later(minutes=21)
    assert story.offers.filter(to=stranger, host=True, answer=Offer.OPEN).exists()


def test_who_taps_twice_holds_it_once_and_is_told_so(tell, with_room, ben, as_):
    with_room(ben)
    offer = tell().offers.get(to=ben)
    first, again = (as_(ben).post(f"/offers/{offer.token}/take/") for _ in range(2))
    assert first.status_code == 302
    assert "You hold it." in again.content.decode()
    assert Holding.objects.count() == 1


def test_what_was_just_answered_does_not_say_that_it_has_gone(tell, with_room, take, ben, as_):
    with_room(ben)
    holding = take(ben, tell())
    answer(as_(ben), holding)
    assert b"You have answered" in answer(as_(ben), holding).content
    assert Reply.objects.count() == 1


def test_where_nobody_may_be_asked_any_more_widening_gives_nothing_away(
    tell, near, take, ana, ben, as_
):
    story = tell(bond=near, host_ok=False)
    answer(as_(ben), take(ben, story))
    Crowd.objects.all().delete()
    Reply.objects.get().take_back()
    as_(ana).post(f"/told/{story.token}/widen/", {"to": "anyone"})
    assert Story.objects.get().bond == near


def test_a_house_that_closed_says_that_nobody_is_asked(tell, page):
    story = tell()
    Crowd.objects.all().delete()
    later(hours=4, minutes=1)
    assert b"nobody is asked whom you do not know just now" in page(story).content


def test_a_kind_word_is_no_answer(tell, with_room, take, ana, ben, as_, page):
    with_room(ben)
    story = tell()
    holding = take(ben, story)
    as_(ben).post(f"/holding/{holding.token}/on/", {"on-words": "It was good to hold it."})
    assert b"There are words for you" in page(story).content
    assert b"Somebody has answered" not in as_(ana).get("/today/").content


def test_until_when_is_said_by_the_houses_own_clock(with_room, ben, as_):
    choices.ZONE.set("Asia/Kolkata")
    with_room(ben)
    until = Room.objects.get().until + timedelta(hours=5, minutes=30)
    assert until.strftime("%H:%M") in as_(ben).get("/room/").content.decode()
