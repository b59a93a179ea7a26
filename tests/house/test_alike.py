"""Whatever is another's reads alike: to the byte, headers included."""

from itertools import product

import pytest
from django.urls import reverse

from kith.ground import due
from kith.witnessing.models import Holding, Story

from . import things_told, ways
from .addresses import addresses
from .cells import NOTHING, same
from .policy import ROWS
from .policy.witnessing import told_to_ben
from .walk import undone
from .whos import OUTSIDE, Who, person
from .world import HIS

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


# What is told


def after_telling(world):
    """At feelings, Ana tells Ben something, and looks at every page of hers."""
    token, browser = world.bond.token, world.browser("ana", proved=True)
    told = browser.post(f"/with/{token}/tell/", told_to_ben(world))["Location"]
    due.run()
    browser.get(told)  # what is said once is said
    pages = [*ways.of_bond(token), f"/with/{token}/tell/", told, f"{told}words/"]
    return pages, ways.looked_at(browser, pages)


def test_what_is_told_reads_alike_whatever_stands_between(world):
    things_told.near(world)
    found = ways.in_each(world, ways.AWAY, lambda: after_telling(world)[1])
    assert ways.unlike([by_kind(each) for each in found]) == set()


def by_kind(pages):
    """Each story has an address of its own."""
    return {ways.ONES_OWN.sub(b"...", address.encode()): page for address, page in pages.items()}


def test_who_holds_what_was_told_goes_without_a_sound(world):
    """What Ben told Ana, what she told him, and what each of them holds of it."""
    things_told.near(world)
    told = f"/told/{held_by_ben(world)}/"
    pages = [*ways.of_bond(world.bond.token), told, f"{told}words/", held_by_ana(world)]

    def looked():
        return ways.looked_at(world.browser("ana", proved=True), pages)

    assert ways.unlike(ways.in_each(world, ways.AWAY, looked)) == set()


def test_after_the_turn_nobody_can_tell_how_whoever_held_it_went(world):
    things_told.near(world)
    told = [held_by_ben(world), answered_by_ben(world)]
    pages = [f"/told/{token}/{part}" for token in told for part in ("", "words/")]
    pages += [*ways.of_bond(world.bond.token), held_by_ana(world)]

    def turned():
        ways.later(days=1, hours=4)
        return ways.looked_at(world.signed_in_again("ana"), pages)

    assert ways.unlike(ways.in_each(world, ways.GONE, turned)) == set()


def answered_by_ben(world):
    token = held_by_ben(world)
    things_told.answered(Holding.objects.get(story__token=token), HIS)
    return token


def held_by_ben(world):
    (token,) = things_told.her_story(world)
    things_told.held_by(world, world.ben, Story.objects.get(token=token))
    return token


def held_by_ana(world):
    (token,) = things_told.her_holding(world)
    return f"/holding/{token}/"


def test_what_was_offered_is_gone_as_if_it_had_been_taken_back(world):
    """By a wall, a step back or a leaving of whoever told it; and stays through all else."""
    things_told.his_offer(world)
    pages = [*ways.of_bond(world.bond.token), "/room/"]

    def looked():
        return ways.looked_at(world.browser("ana", proved=True), pages)

    assert ways.unlike(ways.in_each(world, [taken_back, *ways.GONE], looked)) == set()
    assert ways.unlike(ways.in_each(world, ways.HELD, looked)) == set()


def taken_back(world):
    for story in Story.objects.filter(teller=world.ben):
        story.take_back()


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
