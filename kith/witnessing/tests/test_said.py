"""What is said beside a telling, and by whoever has room: languages, sizes, and how many."""

from datetime import timedelta

import pytest

from kith.ground import clock, due
from kith.witnessing.languages import LANGUAGES
from kith.witnessing.models import Room, Story, Witness

from .test_telling import TOLD

pytestmark = pytest.mark.django_db
ROOM = {"hours": "3", "many": "1", "a_day": "2", "heaviest": "1"}


@pytest.fixture
def german_too(opened):
    LANGUAGES.set("en de")


def test_where_one_language_is_spoken_nobody_is_asked_for_it(opened, ana, as_):
    assert b"In which language" not in as_(ana).get("/tell/").content


def test_where_two_are_spoken_the_first_is_chosen_already(german_too, ana, as_):
    page = as_(ana).get("/tell/").content
    assert b"In which language" in page and b"Deutsch" in page
    as_(ana).post("/tell/", TOLD | {"language": "en"})
    assert Story.objects.get().language == "en"


def test_what_is_told_in_a_language_is_offered_to_whoever_reads_it(
    german_too, with_room, ana, ben, stranger, as_
):
    with_room(ben, languages=["en"])
    with_room(stranger, languages=["de", "en"])
    as_(ana).post("/tell/", TOLD | {"language": "de"})
    due.run()
    assert [offer.to for offer in Story.objects.get().offers.all()] == [stranger]


def test_a_language_of_no_house_is_not_taken_and_the_words_stay(german_too, ana, as_):
    page = as_(ana).post("/tell/", TOLD | {"language": "tlh"})
    assert b"I sat on the stairs." in page.content
    assert not Story.objects.exists()


def test_whoever_has_room_says_which_languages_they_read(german_too, ben, as_):
    Witness.objects.practised(ben)
    as_(ben).post("/room/open/", ROOM | {"language": ["de", "en"]})
    assert {room.language for room in Room.objects.of(ben)} == {"de", "en"}


def test_room_without_an_hour_is_asked_for_again(opened, ben, as_):
    Witness.objects.practised(ben)
    page = as_(ben).post("/room/open/", ROOM | {"hours": "1000"})
    assert page.status_code == 200 and b'class="error' in page.content
    assert not Room.objects.exists()


def test_words_longer_than_their_size_stay_and_the_size_is_asked_for(opened, ana, as_):
    page = as_(ana).post("/tell/", TOLD | {"words": "Word. " * 100, "size": "sentence"})
    assert b"a larger size has room for them" in page.content
    assert page.content.count(b"Word. ") >= 99
    assert not Story.objects.exists()


def test_three_can_look_for_somebody_at_once(tell, ana, as_):
    for _ in range(3):
        tell()
    page = as_(ana).post("/tell/", TOLD)
    assert b"Three of yours are looking for somebody" in page.content
    assert Story.objects.count() == 3


def test_three_practised_answers_open_having_room(opened, ben, as_):
    browser = as_(ben)
    for nth in (b"1 of 3", b"2 of 3", b"3 of 3"):
        assert nth in browser.get("/room/practice/").content
        read = browser.post("/room/practice/", {"words": "That sounds hard."})
        assert b"How it may land" in read.content
        on = browser.post("/room/practice/", {"words": "That sounds hard.", "goes_on": "on"})
    assert on.url == "/room/"
    assert Witness.objects.of(ben)


def test_what_somebody_answered_long_ago_counts_half(with_room, ben):
    with_room(ben)
    Witness.objects.filter(person=ben).update(taken=20, passed=7, missed=1)
    clock.move(timedelta(days=1))
    due.run()
    clock.put_back()
    kept = Witness.objects.get(person=ben)
    assert (kept.taken, kept.passed, kept.missed) == (10, 3, 0)
