"""How often a page asks the database: at most twelve times, however many people one has."""

import pytest

from kith.connections.models import Bond, Crowd
from kith.connections.rules import Step
from kith.ground import due
from kith.ground.turns import turn
from kith.moments.models import Moment
from kith.people.models import Needs, Person
from kith.witnessing.models import Holding, Offer, Reply, Story
from kith.witnessing.offering import WITNESSES
from tests.asked import asked

from .things_told import usual

pytestmark = pytest.mark.django_db

MOST = 12
SAID = {"zone": "UTC", "quiet_from": None, "quiet_until": None, "pace": None}


def acquainted(ana: Person, name: str) -> Bond:
    """Somebody with a card, at *talk* with Ana, and three notes each way."""
    other = Person.objects.welcome(name)
    Needs.objects.keep(other, at_once=True, ask_before_talk=False, calms="rain", **SAID)
    bond = Bond.objects.between(ana, other)
    bond.begin(Step.TALK)
    for giver in (ana, other) * 3:
        Moment.objects.give(bond, giver, "note", "I thought of you")
    due.run()
    return bond


def times(browser, path: str) -> int:
    with asked() as questions:
        assert browser.get(path).status_code == 200
    return len(questions)


def told(ana: Person, bond: Bond) -> None:
    """Ana told Ben something, and whoever has room; they answered. Ben told her something, too."""
    bond.begin(Step.FEELING)
    other = bond.other(ana)
    for to in (bond, None):
        story = Story.objects.tell(ana, "The clock is wrong.", "", **usual(bond=to))
        Reply.objects.answer(Holding.objects.begin(story, other), "It is.", delivered=True)
    theirs = Story.objects.tell(other, "The hall is dark.", "", **usual(bond=bond))
    Offer.objects.offer(theirs, [ana], theirs.until)
    Holding.objects.begin(theirs, ana)


OF_TELLING = ["/told/", "/room/", "/tell/", "told", "words", "hold", "tell", "/today/", "bond"]


@pytest.mark.parametrize("page", OF_TELLING)
def test_nor_does_it_however_much_was_told(page, ana, as_):
    WITNESSES.set(True)
    browser = as_(ana, proved=True)
    with turn():
        bond = acquainted(ana, "Ben")
        told(ana, bond)
    story, holding = Story.objects.filter(teller=ana).first(), Holding.objects.get(witness=ana)
    path = {
        "bond": f"/with/{bond.token}/",
        "tell": f"/with/{bond.token}/tell/",
        "told": f"/told/{story.token}/",
        "words": f"/told/{story.token}/words/",
        "hold": f"/holding/{holding.token}/",
    }.get(page, page)
    Crowd.objects.create()
    times(browser, path)
    few = times(browser, path)
    with turn():
        for number in range(4):
            told(ana, acquainted(ana, f"somebody {number}"))
    Crowd.objects.get_or_create()
    times(browser, path)
    assert times(browser, path) == few <= MOST


@pytest.mark.parametrize("page", ["/today/", "/people/", "bond", "/needs/", "/rest/", "/me/"])
def test_a_page_asks_at_most_twelve_questions_however_many_people_there_are(page, ana, as_):
    browser = as_(ana, proved=True)
    with turn():
        bond = acquainted(ana, "Ben")
    path = f"/with/{bond.token}/" if page == "bond" else page
    times(browser, path)
    few = times(browser, path)
    with turn():
        for number in range(6):
            acquainted(ana, f"somebody {number}")
    times(browser, path)
    assert times(browser, path) == few <= MOST
