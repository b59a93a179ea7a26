"""Every way in which Ben can be away. Ana's pages are the same in all of them."""

from datetime import time
from re import sub

from kith.connections.rules import Step
from kith.ground import due
from kith.pace.models import Rest
from kith.people.models import Needs, Pause

QUIET_ALL_DAY = {"quiet_from": time(0, 0), "quiet_until": time(23, 59, 59)}


def keep_needs(person, **said):
    nothing = {"quiet_from": None, "quiet_until": None, "pace": None, "ask_before_talk": False}
    Needs.objects.keep(person, **{"zone": "UTC"} | nothing | said)


def here(ben, bond):
    """The plain case: it arrives."""


def walled(ben, bond):
    bond.locked().wall(ben, "Ana")


def stepped_back(ben, bond):
    bond.locked().step_back(ben, Step.APART)


def left(ben, bond):
    ben.leave()


def resting(ben, bond):
    Rest.objects.begin(ben)


def quiet(ben, bond):
    keep_needs(ben, **QUIET_ALL_DAY)


def over_pace(ben, bond):
    keep_needs(ben, pace=0)


def paused(ben, bond):
    Pause.objects.create(person=ben, sealed_reason=b"")


GONE = [walled, stepped_back, left]
HELD = [resting, quiet, over_pace, paused]
AWAY = GONE + HELD


def ask(browser, bond, minutes=5):
    """Asks, and gives the address of the page on which the answer is waited for."""
    answer = browser.post(f"/with/{bond.token}/talk/ask/", {"minutes": minutes})
    due.run()
    return answer.headers.get("Location", ""), answer


def bond_page(browser, bond):
    return browser.get(f"/with/{bond.token}/").content.decode()


def topicless(pages):
    """Each ask has a topic and an address of its own."""
    return [sub(rb'(topic|number)="[^"]*"|/asks/[^/]+/', b"", page) for page in pages]
