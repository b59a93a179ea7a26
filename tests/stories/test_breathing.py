"""Two people who are far apart settle together, without a word."""

import pytest
from playwright.sync_api import expect

from kith.breathing.models import Seat, Settling
from kith.connections.rules import Step

from .eyes import eventually

HERE = ".shape.here"


@pytest.fixture
def at_note(bond):
    bond.begin(Step.NOTE)
    return bond


def sits(who, other, upset, button):
    who.opens(f"/breathe/with/{other}/")
    who.page.get_by_label(upset, exact=True).check()
    who.page.get_by_role("button", name=button).click()
    expect(who.page.locator("breathing-room")).to_be_visible()


def shapes(who):
    return who.page.locator(HERE).count()


def full(who, nth):
    return float(
        who.page.locator(HERE).nth(nth).evaluate("it => it.style.getPropertyValue('--full')")
    )


def test_two_sit_together_press_lose_each_other_and_leave(ana, ben, at_note):
    token = at_note.token
    ben.opens("/breathe/")
    sits(ana, token, "7", "Sit down, and let them know")
    ben.sees("Ana is sitting down to breathe")
    ben.page.get_by_role("link", name="Sit down").click()
    ben.page.get_by_label("4", exact=True).check()
    ben.page.get_by_role("button", name="Sit down quietly").click()
    eventually(lambda: (shapes(ana), shapes(ben)) == (2, 2))
    before = full(ben, 1)
    picture = ana.page.locator(".breath")
    picture.hover()
    ana.page.mouse.down()
    eventually(lambda: full(ben, 1) > before + 0.1)
    ana.page.mouse.up()
    eventually(lambda: full(ben, 1) < 0.9)
    ana.page.context.set_offline(True)
    ana.page.wait_for_timeout(2000)
    assert shapes(ben) == 2
    ana.page.context.set_offline(False)
    eventually(lambda: shapes(ana) == 2)
    ana.page.get_by_role("button", name="That is enough for me").click()
    ana.page.get_by_label("4", exact=True).check()
    ana.page.get_by_role("button", name="Keep it for me").click()
    ana.sees("You came at 7 and left at 4.")
    assert shapes(ben) == 2
    assert Seat.objects.filter(risen=False).count() == 1
    assert Settling.objects.count() == 2
