"""From telling to being heard."""

import pytest

from kith.ground import due, sealed
from kith.witnessing.models import Holding, Offer, Reply, Story

pytestmark = pytest.mark.django_db


def test_what_is_told_is_offered_to_somebody_with_room(tell, with_room, ben):
    with_room(ben)
    story = tell()
    assert [offer.to for offer in story.offers.all()] == [ben]


TOLD = {
    "words": "I sat on the stairs.",
    "size": "moment",
    "weight": "1",
    "topics": ["family"],
    "wish": "heard",
    "begins": "now",
    "days": "3",
    "wanted": "2",
    "host_ok": "on",
}


@pytest.fixture
def told(with_room, ana, ben, as_):
    """Ana told something, and it was offered to Ben."""
    with_room(ben)
    page = as_(ana).post("/tell/", TOLD)
    due.run()
    return page.url


@pytest.fixture
def held(told, ben, as_):
    """Ben holds it."""
    offer = Offer.objects.get()
    return as_(ben).post(f"/offers/{offer.token}/take/").url


def test_an_offer_says_how_much_and_never_a_word_of_it(told, ana, ben, as_):
    assert b"looking for someone" in as_(ana).get(told).content
    room = as_(ben).get("/room/").content
    assert b"Somebody would like to be heard" in room
    assert b"stairs" not in room


def test_the_words_open_on_accepting(told, held, ana, ben, as_):
    assert b"I sat on the stairs." in as_(ben).get(held).content
    assert b"Someone is holding it" in as_(ana).get(told).content


def test_the_coach_reads_along_and_the_teller_knows_that_somebody_writes(told, held, ana, ben, as_):
    read = as_(ben).post(f"{held}read/", {"words": "You should call her."})
    assert b"How it may land" in read.content
    due.run()
    assert b"They have begun to write back" in as_(ana).get(told).content


def test_an_answer_comes_back_and_what_was_told_closes_again(told, held, ana, ben, as_):
    as_(ben).post(f"{held}answer/", {"words": "That sounds hard, on the stairs."})
    assert b"You have answered" in as_(ben).get(held).content
    assert b"I sat on the stairs." not in as_(ben).get(held).content
    assert b"Someone has answered" in as_(ana).get(told).content
    words = as_(ana, proved=True).get(f"{told}words/").content
    assert b"That sounds hard, on the stairs." in words


def test_taking_back_destroys_the_key_and_the_answers(told, held, ana, ben, as_):
    story = Story.objects.get()
    as_(ben).post(f"{held}answer/", {"words": "That sounds hard, on the stairs."})
    as_(ana).post(f"{told}back/")
    assert sealed.read(story.key, story.sealed_words) is None
    assert not Reply.objects.exists()
    assert b"hard" not in as_(ben).get(held).content


def test_taken_back_while_somebody_reads_the_next_page_shows_nothing(told, held, ana, ben, as_):
    as_(ana).post(f"{told}back/")
    page = as_(ben).get(held).content
    assert b"I sat on" not in page
    assert b"nothing here to hold any more" in page
    assert Holding.objects.get().story is None


NOW = "I want to die. I have written the letters and I am going to do it tonight."


def test_what_sounds_like_crisis_is_told_all_the_same_and_help_is_offered_once(told, ana, as_):
    page = as_(ana).post("/tell/", TOLD | {"words": NOW})
    assert page.status_code == 302
    told = Story.objects.order_by("pk").last()
    browser = as_(ana)
    browser.post("/tell/", TOLD | {"words": NOW})
    first, again = (browser.get(f"/told/{told.token}/").content for _ in range(2))
    assert b"numbers to call and to write to" in first
    assert b"numbers to call and to write to" not in again  # whoever holds the phone learns nothing


def test_a_draft_that_sounds_like_crisis_is_offered_help_beside_the_box(ana, as_):
    for words, offered in ((NOW, True), ("I sat on the stairs.", False)):
        answer = as_(ana).post("/tell/read/", {"words": words}).content
        assert (b"numbers to call and to write to" in answer) is offered


def test_it_stands_with_the_words_behind_the_passphrase(ana, as_, tell):
    story = tell(words=NOW)
    words = as_(ana, proved=True).get(f"/told/{story.token}/words/").content
    assert b"numbers to call and to write to" in words
