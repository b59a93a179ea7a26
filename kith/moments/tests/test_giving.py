from re import sub

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.connections.rules import Step
from kith.ground import due, sealed
from kith.moments.models import Delivery, Moment

from .ways import AWAY, GONE, HELD, here

NOTE = "I thought of you by the river."
SENTENCE = "It will reach them if and when they are open to it."


def write(browser, bond, words=NOTE, **more):
    return browser.post(f"/with/{bond.token}/note/", {"words": words, **more})


def wave(browser, bond, gesture="leaf"):
    return browser.post(f"/with/{bond.token}/wave/", {"gesture": gesture})


def page_of(browser, bond):
    return browser.get(f"/with/{bond.token}/")


def test_a_wave_arrives_and_needs_no_word(ana, ben, near, as_):
    wave(as_(ana), near)
    due.run()
    page = page_of(as_(ben), near).content.decode()
    assert "From Ana" in page and "A leaf" in page


def test_a_note_arrives_as_it_was_written(ana, ben, near, as_):
    write(as_(ana), near)
    due.run()
    assert NOTE in page_of(as_(ben), near).content.decode()


def test_an_invitation_arrives_without_words(ana, ben, near, as_):
    as_(ana).post(f"/with/{near.token}/invite/")
    due.run()
    assert "I would like to talk some time" in page_of(as_(ben), near).content.decode()


def test_after_everything_that_can_wait_there_is_one_sentence(ana, near, as_):
    for give in (wave, write):
        browser = as_(ana)
        give(browser, near)
        assert SENTENCE in page_of(browser, near).content.decode()


@pytest.mark.parametrize("way", AWAY)
@pytest.mark.parametrize("give", [wave, write])
def test_whatever_way_ben_is_away_ana_sees_the_same(ana, ben, near, as_, alike, way, give):
    here_pages, away_pages = [], []
    for pages, away in ((here_pages, here), (away_pages, way)):
        Moment.objects.all().delete()
        away(ben, near)
        browser = as_(ana)
        pages.append(browser.get(f"/with/{near.token}/note/"))
        pages.append(give(browser, near))
        due.run()
        pages.append(page_of(browser, near))
        pages.append(page_of(browser, near))
        pages.append(browser.get(f"/with/{near.token}/said/"))
    for one, other in zip(here_pages, away_pages, strict=True):
        assert one.status_code == other.status_code
        assert one.headers == other.headers or "draft" in one.content.decode()
        assert box(alike(one)) == box(alike(other))


def box(page):
    """A box is opened with a new draft each time."""
    return sub(rb'name="draft" value="[^"]+"', b"", page)


@pytest.mark.parametrize("way", GONE)
def test_nothing_is_delivered_across_a_wall_then_or_ever(ana, ben, near, as_, moved, way):
    way(ben, near)
    write(as_(ana), near)
    wave(as_(ana), near)
    assert not Delivery.objects.exists()
    near.locked().lift(ben)
    moved(days=40)
    due.run()
    assert Moment.objects.filter(giver=ana).count() == 2
    assert not Delivery.objects.exists()


@pytest.mark.parametrize("way", HELD)
def test_what_can_wait_is_held_and_not_shown(ana, ben, near, as_, way):
    way(ben, near)
    write(as_(ana), near)
    due.run()
    assert Delivery.objects.held().count() == 1
    assert NOTE not in page_of(as_(ana), near).content.decode().split("What you said")[0]
    assert not Delivery.objects.arrived()


def test_taking_back_destroys_the_key_and_what_was_delivered(ana, ben, near, as_, given):
    moment = given("note", NOTE)
    as_(ana).post(f"/moments/{moment.token}/back/")
    assert sealed.read(moment.key, moment.sealed_words) is None
    assert not Moment.objects.exists() and not Delivery.objects.exists()
    assert NOTE not in page_of(as_(ben), near).content.decode()


def test_ben_hears_that_something_was_taken_back(ana, ben, near, given, heard):
    moment = given("note", NOTE)
    heard.during(lambda: (moment.take_back(), due.run()))
    assert heard.by(ben) and not heard.by(ana)


def test_nobody_who_is_shown_apart_hears_of_what_is_taken_back(ana, ben, near, given, heard):
    moment = given("note", NOTE)
    near.sides.update(shown_step=Step.APART)
    heard.during(lambda: (moment.take_back(), due.run()))
    assert not heard


def test_taking_back_takes_as_long_whether_it_arrived_or_not(
    ana, ben, near, given, django_assert_num_queries
):
    arrived = given("note", NOTE)
    near.locked().wall(ben, "Ana")
    never = given("note", NOTE)
    with CaptureQueriesContext(connection) as counted:
        arrived.take_back()
    with django_assert_num_queries(len(counted)):
        never.take_back()


def test_ben_cannot_take_back_what_ana_said(ben, near, as_, given):
    moment = given("note", NOTE)
    assert as_(ben).post(f"/moments/{moment.token}/back/").status_code == 404
    assert Moment.objects.exists()


def test_apart_shows_none_of_bens_words_and_all_of_anas(ana, ben, near, as_, given, moved):
    given("note", NOTE)
    given("note", "Words of Ben.", giver=ben)
    near.locked().wall(ben, "Ana")
    moved(days=2)
    due.run()
    page = page_of(as_(ana), near).content.decode()
    assert NOTE in page and "Take this back" in page
    assert "Words of Ben." not in page


@pytest.mark.parametrize("what", ["wave", "note", "invite", "said"])
def test_the_stranger_gives_nothing_and_sees_nothing(stranger, near, as_, given, what):
    given("note", NOTE)
    address = f"/with/{near.token}/{what}/"
    answers = [as_(stranger).get(address), as_(stranger).post(address, {"words": "x"})]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert Moment.objects.count() == 1


def test_what_is_not_open_yet_is_as_if_it_did_not_exist(ana, bond, as_):
    for what in ("wave", "note", "invite"):
        assert as_(ana).post(f"/with/{bond.token}/{what}/", {"gesture": "leaf"}).status_code == 404


def test_nobody_hears_before_it_is_saved_and_only_ben_does(ana, ben, near, as_, heard):
    def act():
        Moment.objects.give(near.locked(), ana, "note", NOTE)
        due.run()

    heard.during(act)
    assert len(heard.by(ben)) == 2
    assert not heard.by(ana)
    assert NOTE not in str(heard)


def test_a_newcomers_first_wave_is_answered_or_a_host_is_reminded(near, given, moved, monkeypatch):
    asked = []
    monkeypatch.setattr("kith.moments.tasks.hand_up", lambda kind, ref: asked.append((kind, ref)))
    given("wave")
    moved(days=1, minutes=1)
    due.run()
    assert asked == [("first wave", near.token)]


def test_an_answered_first_wave_reminds_nobody(ben, near, given, moved, monkeypatch):
    asked = []
    monkeypatch.setattr("kith.moments.tasks.hand_up", lambda kind, ref: asked.append((kind, ref)))
    given("wave")
    given("wave", giver=ben)
    moved(days=1, minutes=1)
    due.run()
    assert asked == []


def test_leaving_destroys_what_was_said_once_the_turn_has_come(ana, near, given, moved):
    moment = given("note", NOTE)
    ana.leave()
    assert Moment.objects.exists()
    moved(days=2)
    due.run()
    assert not Moment.objects.exists()
    assert sealed.read(moment.key, moment.sealed_words) is None
