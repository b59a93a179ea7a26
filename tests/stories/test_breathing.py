"""Two people who are far apart settle together, without a word."""

import pytest
from playwright.sync_api import expect

from kith.breathing.models import Seat
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


def leaves(who, upset):
    who.presses("That is enough for me")
    who.page.get_by_label(upset, exact=True).check()
    who.presses("Keep it for me")


def breathes(who):
    """The guide goes on there, and says which way."""
    return who.page.locator(".word").text_content() in {"in", "out"}


def test_two_sit_together_press_lose_each_other_and_leave(ana, ben, at_note):
    ben.opens("/today/")
    sits(ana, at_note.token, "7", "Sit down, and let them know")
    ben.sees("Ana is sitting down to breathe")
    ben.follows("Sit down")
    ben.page.get_by_label("5", exact=True).check()
    ben.presses("Sit down quietly")
    eventually(lambda: (shapes(ana), shapes(ben)) == (2, 2))
    press_is_seen_by_the_other(ana, ben)
    eventually(lambda: breathes(ana) and breathes(ben), within=30)
    ana.page.context.set_offline(True)
    ana.page.wait_for_timeout(2000)
    assert shapes(ben) == 2 and breathes(ben)
    ana.page.context.set_offline(False)
    eventually(lambda: shapes(ana) == 2 and breathes(ana))
    leaves(ana, "4")
    ana.sees("You came at 7 and left at 4.")
    assert shapes(ben) == 2  # as after a lost connection
    leaves(ben, "6")
    ben.sees("You came at 5 and left at 6.")
    ben.sees("Sometimes it stirs things up")
    assert not Seat.objects.filter(risen=False).exists()


def press_is_seen_by_the_other(one, other):
    before = full(other, 1)
    one.page.locator(".breath").hover()
    one.page.mouse.down()
    eventually(lambda: full(other, 1) > before + 0.1)
    one.page.mouse.up()
    eventually(lambda: full(other, 1) < 0.8)


def test_a_key_does_what_a_hand_does(ana, ben, at_note):
    sits(ana, at_note.token, "7", "Sit down quietly")
    sits(ben, at_note.token, "7", "Sit down quietly")
    eventually(lambda: (shapes(ana), shapes(ben)) == (2, 2))
    before = full(ben, 1)
    ana.page.locator(".breath").focus()
    ana.page.keyboard.down(" ")
    eventually(lambda: full(ben, 1) > before + 0.1)
    ana.page.keyboard.up(" ")


def test_behind_a_wall_each_sits_alone_and_the_page_is_the_same(ana, ben, at_note):
    at_note.wall(ben.person, "Ana")
    for each in (ana, ben):
        sits(each, at_note.token, "7", "Sit down quietly")
        eventually(lambda: shapes(each) == 1)  # noqa: B023
    assert ana.page.get_by_role("heading", name="Breathing with Ben").is_visible()
