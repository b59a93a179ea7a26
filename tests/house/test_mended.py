"""A live part of a page changes only where something changed."""

import pytest

from kith.connections.rules import Step
from kith.ground import live
from kith.ground.turns import turn

SOON = 8000  # ms
MARK = """() => {
  document.querySelector("two-circles .heart").marked = true
  document.querySelector("#bond a, #bond button").focus()
  document.activeElement.marked = true
}"""


@pytest.fixture
def page(person_in_browser, ana, bond):
    bond.begin(Step.NOTE)
    page = person_in_browser(ana)
    page.goto(f"/with/{bond.token}/")
    page.evaluate(MARK)
    return page


@pytest.fixture
def nearer(ana, bond, page):
    """They have come one step nearer, and Ana's page has heard of it."""
    with turn():
        bond.begin(Step.TALK)
        live.nudge(ana, f"bond:{bond.token}")
    page.locator('#bond two-circles[step="3"]').wait_for(timeout=SOON)


def test_a_rise_is_seen_as_a_movement(page, nearer):
    assert page.evaluate("document.getAnimations().length") > 0
    assert page.evaluate("document.querySelector('two-circles .heart').marked")
    assert page.locator("#bond .ladder .here").inner_text() == "short talks"


def test_where_the_reader_stood_she_still_stands(page, nearer):
    assert page.evaluate("document.activeElement.marked")


def test_what_could_be_sent_before_can_be_sent_after(page, nearer):
    page.locator("#bond .gestures button").first.click()
    page.get_by_text("It will reach them if and when").wait_for(timeout=SOON)
