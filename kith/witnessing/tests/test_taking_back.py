"""Taken back, nothing gives it back: keys, drafts, answers, copies."""

import logging

import pytest

from kith.ground import due, sealed
from kith.ground.models import Key
from kith.pace.models import Draft
from kith.witnessing.models import Holding, Offer, Reply, Story

from .conftest import WORDS

pytestmark = pytest.mark.django_db
QUOTED = "On the stairs, until it stopped ringing. That sounds hard."


@pytest.fixture
def held(tell, with_room, take, ben):
    with_room(ben)
    return take(ben, tell())


def draft_of(ben, holding, words=QUOTED):
    Draft.objects.keep(ben, f"answer:{holding.token}", words, "draftdraftdraft1")


def test_the_draft_of_an_answer_goes_with_what_it_may_repeat(held, ana, ben, as_):
    draft_of(ben, held)
    as_(ana).post(f"/told/{held.story.token}/back/")
    assert not Draft.objects.filter(person=ben).exists()
    assert not Key.objects.filter(name="draft:draftdraftdraft1").exists()


def test_no_key_of_it_is_left(held, ana, ben, as_):
    Reply.objects.answer(held.locked(), QUOTED, delivered=True)
    as_(ana).post(f"/told/{held.story.token}/back/")
    names = Key.objects.values_list("name", flat=True)
    assert [name for name in names if name.startswith(("story:", "reply:"))] == []


def test_what_was_offered_is_not_offered_any_more(tell, with_room, ana, ben, as_):
    with_room(ben)
    story = tell()
    as_(ana).post(f"/told/{story.token}/back/")
    assert b"Somebody would like to be heard" not in as_(ben).get("/room/").content
    assert not Offer.objects.exists()


def test_an_answer_that_comes_too_late_is_refused_and_not_kept(held, ana, ben, as_):
    as_(ana).post(f"/told/{held.story.token}/back/")
    late = as_(ben).post(
        f"/holding/{held.token}/answer/",
        {"words": QUOTED, "place": f"answer:{held.token}", "draft": "draftdraftdraft1"},
    )
    assert late.status_code == 403
    assert b"nothing here to hold any more" in late.content
    assert not Reply.objects.exists()
    assert not Draft.objects.filter(person=ben).exists()


def test_it_cannot_be_brought_to_a_host_afterwards(held, ana, ben, as_):
    assert as_(ben).get(f"/bring/held/{held.token}/").status_code == 200
    as_(ana).post(f"/told/{held.story.token}/back/")
    assert as_(ben).get(f"/bring/held/{held.token}/").status_code == 404


def test_what_was_brought_before_stays_with_the_hosts(held, ana, ben, dina, as_):
    as_(ben).post(f"/bring/held/{held.token}/", {"words": "I am worried."})
    as_(ana).post(f"/told/{held.story.token}/back/")
    from_it = [each.copy for each in ben.brought.all()]
    assert from_it == [WORDS]


def test_the_limits_of_whoever_held_it_stay_counted(held, ana, ben, as_):
    as_(ana).post(f"/told/{held.story.token}/back/")
    due.run()
    load = Holding.objects.load_of(ben)
    assert (load.open, load.today) == (0, 1)


def test_nothing_of_it_is_written_in_a_log(tell, with_room, take, ana, ben, as_, caplog):
    caplog.set_level(logging.DEBUG)
    with_room(ben)
    holding = take(ben, tell())
    as_(ben).post(f"/holding/{holding.token}/read/", {"words": QUOTED})
    as_(ben).post(f"/holding/{holding.token}/answer/", {"words": QUOTED})
    as_(ana).post(f"/told/{Story.objects.get().token}/back/")
    assert "stairs" not in caplog.text


def test_no_page_with_it_is_kept_by_a_browser(held, ben, as_):
    page = as_(ben).get(f"/holding/{held.token}/")
    assert b"stairs" in page.content
    assert page.headers["Cache-Control"] == "no-store"


def test_who_told_it_leaves_and_what_nobody_held_goes_at_once(tell, ana):
    story = tell()
    ana.leave()
    assert not Story.objects.exists()
    assert sealed.read(story.key, story.sealed_words) is None


def test_who_holds_it_leaves_and_it_goes_on(held, ben):
    story = held.story
    ben.leave()
    assert story.held() == 0
    assert due.is_set("witnessing.wave", story.token)


def test_what_goes_while_somebody_waits_for_it_is_simply_not_there(held, ben):
    """Between looking and locking it was taken back."""
    offer, holding = Offer.objects.get(to=ben), Holding.objects.get(pk=held.pk)
    reply = Reply.objects.answer(held.locked(), QUOTED, delivered=True)
    reply = Reply.objects.get(pk=reply.pk)
    Story.objects.get().take_back()
    assert offer.locked() is None
    assert reply.locked() is None
    assert holding.locked().story is None
