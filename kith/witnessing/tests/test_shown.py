"""What stands on a page can be done, and nobody's going away is seen before the turn."""

import pytest
from django.db import transaction

from kith.connections.rules import Step
from kith.ground import due, live, sealed
from kith.witnessing import rules
from kith.witnessing.models import Offer, Reply
from tests.alike import plain

from .going import later

pytestmark = pytest.mark.django_db
BACK = b"Take my answer back"


@pytest.fixture
def answered(tell, with_room, take, ben):
    """Ben held what Ana told, and answered."""
    with_room(ben)
    holding = take(ben, tell())
    Reply.objects.answer(holding.locked(), "That sounds hard.", delivered=True)
    return f"/holding/{holding.token}/"


@pytest.mark.parametrize("delivered", [True, False])
def test_her_open_page_is_told_of_an_answer_that_came_and_of_no_other(
    tell, with_room, take, ana, ben, delivered, django_capture_on_commit_callbacks
):
    """And by the worker: what he waits for when he sends it is the same."""
    with_room(ben)
    holding = take(ben, tell())
    before = live.numbers(ana)
    with django_capture_on_commit_callbacks(execute=True):
        Reply.objects.answer(holding.locked(), "That sounds hard.", delivered=delivered)
    assert live.numbers(ana) == before
    with django_capture_on_commit_callbacks(execute=True):
        due.run()
    assert (live.numbers(ana) != before) is delivered


WAYS = {
    "taken back": lambda story, ben: story.take_back(),
    "its time is over": lambda story, ben: later(days=3, hours=1),
    "a step back": lambda story, ben: story.bond.locked().step_back(story.teller, Step.TALK),
}


@pytest.mark.parametrize("way", WAYS)
def test_an_open_page_hears_that_what_was_offered_is_gone(
    tell, near, ben, way, django_capture_on_commit_callbacks
):
    story = tell(bond=near)
    assert Offer.objects.before(ben).exists()
    room = live.topic(ben, "room")
    before = live.numbers(ben).get(room, 0)
    with django_capture_on_commit_callbacks(execute=True):
        WAYS[way](story, ben)
        due.run()
    assert not Offer.objects.before(ben).exists()
    assert live.numbers(ben)[room] > before


def test_who_holds_as_much_as_they_can_is_told_that_nothing_else_comes(
    tell, with_room, take, ben, as_
):
    with_room(ben, many=1)
    said = b"Just now nothing else is offered to you"
    assert said not in as_(ben).get("/room/").content
    take(ben, tell())
    assert said in as_(ben).get("/room/").content


def test_an_answer_can_be_taken_back_on_its_day(answered, ben, as_):
    assert BACK in as_(ben).get(answered).content
    assert as_(ben).post(f"/answers/{Reply.objects.get().token}/back/").status_code == 302
    assert not Reply.objects.exists()


def test_a_day_later_its_page_offers_it_no_more(answered, ben, as_, moved):
    moved(days=2)
    assert BACK not in as_(ben).get(answered).content
    assert as_(ben).post(f"/answers/{Reply.objects.get().token}/back/").status_code == 404


def test_whether_it_felt_heard_is_said_once(answered, ana, as_):
    (reply,) = Reply.objects.all()
    said = [as_(ana).post(f"/answers/{reply.token}/felt/", {"felt": ""}) for _ in range(2)]
    assert [answer.status_code for answer in said] == [302, 404]


@pytest.fixture
def offered(tell, near, ana):
    """Ana told Ben, and it stands before him."""
    return Offer.objects.get(story=tell(bond=near))


def test_a_wall_and_leaving_are_as_if_it_had_been_taken_back(offered, near, ana, ben, as_):
    def looked(goes):
        with transaction.atomic():
            goes()
            room, bond = as_(ben).get("/room/"), as_(ben).get(f"/with/{near.token}/")
            taken = as_(ben).post(f"/offers/{offered.token}/take/")
            transaction.set_rollback(True)
        return [(answer.status_code, plain(answer)) for answer in (room, bond, taken)]

    walled = looked(lambda: near.locked().wall(ana, "Ben"))
    assert walled[2][0] == 404
    assert looked(lambda: near.locked().step_back(ana, Step.TALK)) == walled
    assert looked(ana.leave) == walled
    assert looked(lambda: offered.story.locked().take_back()) == walled


def test_once_they_are_shown_further_away_it_is_not_there(offered, near, ben, as_):
    near.sides.update(shown_step=Step.TALK)
    assert as_(ben).post(f"/offers/{offered.token}/pass/").status_code == 404


def test_what_was_offered_goes_when_its_teller_has_gone(offered, ana):
    key, words = offered.story.key, offered.story.sealed_words
    assert sealed.read(key, words)
    ana.leave()
    assert sealed.read(key, words) is None


def test_what_stands_behind_the_passphrase_does_so_on_its_way_to_a_host(answered, ana, ben, as_):
    (reply,) = Reply.objects.all()
    for address in (f"/bring/story/{reply.story.token}/", f"/bring/answer/{reply.token}/"):
        asked = [as_(ana).get(address), as_(ana).post(address, {"reason": "other"})]
        assert [answer.get("Location") for answer in asked] == ["/again/", "/again/"]
        assert as_(ana, proved=True).get(address).status_code == 200
        assert as_(ben, proved=True).get(address).status_code == 404


def test_the_practice_asks_for_words_and_nothing_else(opened, ana, as_):
    page = as_(ana).get("/room/practice/").content
    assert page.count(b"<textarea") == 1
    assert b'type="checkbox"' not in page


@pytest.mark.parametrize("what", ["read", "answer"])
def test_what_is_far_too_long_stays_in_its_box_and_is_said_to_be(
    tell, with_room, take, ben, as_, what
):
    with_room(ben)
    holding = take(ben, tell())
    draft = {"words": "a" * (rules.LONGEST_READ + 1)}
    page = as_(ben).post(f"/holding/{holding.token}/{what}/", draft).content.decode()
    assert draft["words"] in page
    assert "Your words are still here, all of them." in page


def test_a_draft_with_much_space_around_it_is_read_along(tell, with_room, take, ben, as_):
    with_room(ben)
    holding = take(ben, tell())
    draft = {"words": "You should just forget it." + " " * 30_000}
    assert b"How it may land" in as_(ben).post(f"/holding/{holding.token}/read/", draft).content
