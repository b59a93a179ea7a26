"""Every page is for a small phone, a dark room, a keyboard and a trembling hand."""

import pytest
from django.db.transaction import atomic

from kith.breathing.models import Seat
from kith.connections.rules import Step

SMALL = {"width": 320, "height": 640}
SHAPES = {
    "a small phone": SMALL,
    "a phone with its keyboard open": {"width": 390, "height": 380},
    "a phone on its side": {"width": 740, "height": 360},
    "a tablet": {"width": 820, "height": 1180},
    "a wide page": {"width": 1280, "height": 800},
}
INNER = [
    "/today/",
    "/people/",
    "/with/BOND/",
    "/with/BOND/note/",
    "/breathe/",
    "/breathe/with/BOND/",
    "/breathe/room/",
    "/breathe/manner/",
    "/needs/",
    "/rest/",
    "/me/",
    "/no/",
]
OUTER = ["/", "/in/", "/arrive/", "/no/"]

IN_THE_WAY = """() => {
  if (document.activeElement === document.body) return null
  const { x, y, width, height } = document.activeElement.getBoundingClientRect()
  const over = document.elementFromPoint(x + width / 2, y + Math.min(height / 2, 20))
  const same = document.activeElement.contains(over) || over?.contains(document.activeElement)
  return same || over?.closest("label") ? null : document.activeElement.outerHTML
}"""
TOUCHED = "button, .btn, a.leave, header a, nav a, label:has(input)"
SMALLER = f"""() => [...document.querySelectorAll("{TOUCHED}")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
  .map(one => one.outerHTML)"""


@pytest.fixture
def near(ana, bond):
    """At talks, and Ana sits where they breathe together."""
    bond.begin(Step.TALK)
    with atomic():
        Seat.objects.sit(ana, bond)
    return bond


@pytest.fixture
def look_at(person_in_browser, near, ana):
    """`look_at("/today/", viewport=...)`: Ana's page; signed out: `who=None`."""

    def looked(address, who=ana, **how):
        page = person_in_browser(who, **{"viewport": SMALL, "proved": who is not None, **how})
        page.goto(address.replace("BOND", near.token))
        return page

    return looked


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("address", INNER)
def test_nothing_on_a_page_stands_in_anyones_way(look_at, axe, address, light):
    page = look_at(address, color_scheme=light)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    assert page.evaluate(SMALLER) == []


@pytest.mark.parametrize("address", OUTER)
def test_nor_on_a_page_that_anyone_can_open(look_at, axe, address):
    page = look_at(address, who=None)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_way_out_is_in_reach_at_every_scroll(look_at, shape):
    page = look_at("/with/BOND/", viewport=SHAPES[shape])
    for share in (0, 0.5, 1):
        page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
        way_out = page.locator("a.leave").bounding_box()
        assert way_out["height"] >= 44 and way_out["width"] >= 44
        assert 0 <= SHAPES[shape]["height"] - (way_out["y"] + way_out["height"]) < 40
        page.locator("a.leave").click(trial=True)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_has_the_focus_is_never_hidden(look_at, shape):
    page = look_at("/needs/", viewport=SHAPES[shape])
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(IN_THE_WAY) is None


def test_the_first_key_leads_to_the_page_itself(look_at):
    page = look_at("/today/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_where_colours_are_the_readers_own_nothing_is_lost(look_at):
    page = look_at("/with/BOND/", forced_colors="active")
    assert page.locator("two-circles .heart").first.is_visible()
    edge = "getComputedStyle(document.querySelector('.btn')).borderTopStyle"
    assert page.evaluate(edge) == "solid"


def test_where_motion_is_not_wanted_nothing_moves(look_at):
    page = look_at("/with/BOND/", reduced_motion="reduce")
    assert page.evaluate("document.getAnimations().length") == 0
