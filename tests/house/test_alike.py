"""Whatever is another's reads alike: to the byte, headers included."""

from itertools import product

import pytest
from django.urls import reverse

from . import ways
from .addresses import addresses
from .cells import NOTHING, same
from .policy import ROWS
from .walk import undone
from .whos import OUTSIDE, Who, person

NAMED = {address.name for address in addresses() if address.parts}
OF_SOMEBODY = [row for row in ROWS if row.address in NAMED]
MADE_UP = "AAAAAAAAAAAAAAAA"
ACTS = {
    "wave/": {"gesture": "leaf"},
    "note/": {"words": "Good morning."},
    "invite/": {},
    "talk/ask/": {"minutes": 5},
}


# What is not yours


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.address in NAMED], ids=lambda r: r.address
)
def test_another_persons_thing_is_as_one_that_never_was(world, row):
    real = row.thing(world)
    for browser, method in not_theirs(world, row):
        pages = [
            asked(browser, method, row.address, ends_with)
            for ends_with in (real, [*real[:-1], MADE_UP], [*real[:-1], "%00"])
        ]
        assert [line for page in pages[1:] for line in same(page, pages[0])] == []


def not_theirs(world, row):
    """Everyone to whom it is not there, in every way of asking."""
    others = [who for who in (*OUTSIDE, Who.OTHER) if row.cell(who, "POST") is NOTHING]
    for who, proved, method in product(others, (False, True), ("get", "head", "post")):
        yield world.browser(person(who), proved), method


def asked(browser, method, address, ends_with):
    with undone():
        return getattr(browser, method)(reverse(address, args=ends_with))


# What can wait


@pytest.mark.parametrize("act", ACTS)
def test_what_is_given_reads_alike_whatever_stands_between(world, act):
    token = world.bond.token

    def given():
        return ways.seen(world.browser("ana").post(f"/with/{token}/{act}", ACTS[act], follow=True))

    assert ways.all_alike(ways.in_each(world, ways.AWAY, given))


def after_giving(world):
    """Ana gives one of everything, and looks at every page of hers."""
    token, browser = world.bond.token, world.browser("ana", proved=True)
    for act in ("wave/", "note/", "invite/"):
        browser.post(f"/with/{token}/{act}", ACTS[act])
    browser.get(f"/with/{token}/")  # what is said once is said
    return ways.looked_at(browser, ways.of_bond(token))


def test_before_the_turn_no_page_of_hers_is_another(world):
    assert ways.unlike(ways.in_each(world, ways.AWAY, lambda: after_giving(world))) == set()


def test_after_the_turn_nobody_can_tell_how_somebody_went(world):
    def turned():
        after_giving(world)
        return turned_pages(world)

    assert ways.unlike(ways.in_each(world, ways.GONE, turned)) == set()
    assert ways.unlike(ways.in_each(world, ways.HELD, turned)) == set()


def turned_pages(world):
    token = world.bond.token
    ways.later(days=1, hours=4)
    browser = world.signed_in_again("ana")
    return ways.looked_at(browser, ways.of_bond(token))


# What is live


def test_not_now_is_one_answer(world):
    def answered(way):
        def asked_and_waited():
            browser = world.browser("ana")
            address = browser.post(f"/with/{world.bond.token}/talk/ask/", {"minutes": 5})[
                "Location"
            ]
            way(world)
            world.at_noon()
            ways.later(minutes=5)
            return [ways.seen(browser.get(address)), ways.seen(browser.head(address))]

        return asked_and_waited

    found = [
        answer
        for way in [*ways.AWAY, ways.declining]
        for answer in ways.in_each(world, [ways.here], answered(way))
    ]
    assert ways.all_alike(found)
    assert found[0][0][0] == 403
