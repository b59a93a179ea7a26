"""What is told and held, on a small phone and in a dark room, with everything on it that can be."""

import pytest
from django.db.transaction import atomic

from kith.connections.models import Crowd
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.people.models import Person
from kith.witnessing.models import Holding, Offer, Reply, Story
from kith.witnessing.offering import WITNESSES

from .test_look import SMALL, SMALLER
from .things_told import A_DAY, has_room, usual

PAGES = {
    "/with/BOND/": "at feelings",
    "/with/BOND/tell/": "to tell one person",
    "/tell/": "to tell somebody with room",
    "/told/": "what she told",
    "/told/WAITING/": "where it is",
    "/told/ANSWERED/": "that it was answered",
    "/told/ANSWERED/words/": "its words, and the answer",
    "/room/": "what is offered to her, and what she holds",
    "/room/practice/": "the practice before",
    "/holding/HELD/": "what she holds",
    "/bring/held/HELD/": "bringing it to a host",
}


@pytest.fixture
def heard(ana, ben, bond):
    """The words of addresses, and what each stands for."""
    with atomic():
        return {word: thing.token for word, thing in happened(ana, ben, bond).items()}


def happened(ana, ben, bond):
    """Ana told two things, one of them answered; holds what Ben told; and is offered another."""
    bond.begin(Step.FEELING)
    others = [Person.objects.welcome(f"Quiet heron {number}") for number in range(8)]
    Crowd.objects.create()
    WITNESSES.set(True)
    has_room(ana)
    answered, waiting, held = told(ana, others[0]), told(ana, others[1]), told(ben, ana, bond=bond)
    Reply.objects.answer(take(answered, others[0]), "I believe you.\nAll of it.", delivered=True)
    told(others[2], ana)
    return {"BOND": bond, "WAITING": waiting, "ANSWERED": answered, "HELD": take(held, ana)}


def told(teller, to, **how):
    how = {"wanted": 2, "host_ok": True, "topics": 5, "bond": None} | how
    story = Story.objects.tell(teller, "On the stairs. " * 30 + "\n\nThen not.", "", **usual(**how))
    if not story.offers.filter(to=to).exists():
        Offer.objects.offer(story, [to], clock.now() + A_DAY)
    due.run()
    return story


def take(story, person) -> Holding:
    return story.offers.get(to=person).locked().take(person).locked()


@pytest.fixture
def look_at(person_in_browser, heard, ana):
    def looked(address, **how):
        page = person_in_browser(ana, viewport=SMALL, proved=True, **how)
        for word, token in heard.items():
            address = address.replace(word, token)
        assert page.goto(address).ok
        return page

    return looked


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_stands_in_anyones_way_where_people_are_heard(look_at, axe, address, light):
    page = look_at(address, color_scheme=light)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert page.evaluate(SMALLER) == []


def test_nor_where_the_coach_has_marked_something_and_help_is_offered(look_at, axe):
    page = look_at("/holding/HELD/")
    page.fill("#id_words", "You should just forget it. I want to kill myself when I read this.")
    page.get_by_role("button", name="How may it land?").click()
    page.locator("#reading h2").wait_for()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert page.evaluate(SMALLER) == []


def test_nor_where_something_was_left_out(look_at, axe):
    page = look_at("/tell/")
    page.get_by_role("button", name="Tell it", exact=True).click()
    page.locator(".error, [role=alert]").first.wait_for()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
