"""Whatever is another's reads alike: to the byte, headers included."""

import pytest
from django.urls import reverse

from kith.connections.models import Phrase, PorchSeat
from kith.connections.rules import Step
from kith.ground import clock
from kith.people.models import Invitation

from . import things, walk, ways
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


@pytest.fixture(autouse=True)
def clock_put_back():
    yield
    clock.put_back()


def in_each(world, each_way, do):
    """What `do` gives, in each way Ben can be."""
    found = []
    for way in each_way:
        with undone():
            way(world)
            found.append(do())
        clock.put_back()
    return found


def all_alike(found):
    return len({repr(each) for each in found}) == 1


def unlike(found):
    """Which of the pages can be told apart."""
    return {where for each in found for where in each if each[where] != found[0][where]}


# What is not yours


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.address in NAMED], ids=lambda r: r.address
)
def test_another_persons_thing_is_as_one_that_never_was(world, row):
    real = row.thing(world)
    for who in [who for who in (*OUTSIDE, Who.OTHER) if row.cell(who, "POST") is NOTHING]:
        for method in ("get", "head", "post"):
            for proved in (False, True):
                pages = [
                    asked(world.browser(person(who), proved), method, row.address, ends_with)
                    for ends_with in (real, [*real[:-1], MADE_UP], [*real[:-1], "%00"])
                ]
                assert [line for page in pages[1:] for line in same(page, pages[0])] == []


def asked(browser, method, address, ends_with):
    with undone():
        return getattr(browser, method)(reverse(address, args=ends_with))


# What can wait


@pytest.mark.parametrize("act", ACTS)
def test_what_is_given_reads_alike_whatever_stands_between(world, act):
    token = world.bond.token

    def given():
        return ways.seen(world.browser("ana").post(f"/with/{token}/{act}", ACTS[act], follow=True))

    assert all_alike(in_each(world, ways.AWAY, given))


def after_giving(world):
    """Ana gives one of everything, and looks at every page of hers."""
    token, browser = world.bond.token, world.browser("ana", proved=True)
    for act in ("wave/", "note/", "invite/"):
        browser.post(f"/with/{token}/{act}", ACTS[act])
    browser.get(f"/with/{token}/")  # what is said once is said
    return ways.looked_at(browser, ways.of_bond(token))


def test_before_the_turn_no_page_of_hers_is_another(world):
    assert unlike(in_each(world, ways.AWAY, lambda: after_giving(world))) == set()


def test_after_the_turn_nobody_can_tell_how_somebody_went(world):
    def turned():
        after_giving(world)
        return turned_pages(world)

    assert unlike(in_each(world, ways.GONE, turned)) == set()
    assert unlike(in_each(world, ways.HELD, turned)) == set()


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
            clock.put_back()
            ways.later(minutes=5)
            return [ways.seen(browser.get(address)), ways.seen(browser.head(address))]

        return asked_and_waited

    found = [
        answer
        for way in [*ways.AWAY, ways.declining]
        for answer in in_each(world, [ways.here], answered(way))
    ]
    assert all_alike(found)
    assert found[0][0][0] == 403


# Words that open nothing


def test_a_phrase_that_opens_nothing_never_says_why(world):
    browser = world.browser("ana")

    def used():
        words = Phrase.objects.make(world.neighbour, Step.WAVE)
        Phrase.objects.meet(world.stranger, words, Step.WAVE)
        return words

    def walled():
        world.bond.locked().wall(world.ben, "Ana")
        ways.later(days=1, hours=4)
        return Phrase.objects.make(world.ben, Step.WAVE)

    def gone():
        words = Phrase.objects.make(world.neighbour, Step.WAVE)
        world.neighbour.leave()
        return words

    found = []
    for words in (used, walled, gone, lambda: "never anybody made these words"):
        with undone():
            data = {"words": words(), "step": 1}
            found.append(ways.seen(world.signed_in_again("ana").post("/meet/", data)))
        clock.put_back()
    assert all_alike(found)
    assert browser.get("/meet/").status_code == 200


def test_an_invitation_that_opens_nothing_never_says_why(world):
    ended = Invitation.objects.make(world.dina, lasts=-ways.timedelta(days=1))
    used = Invitation.objects.make(world.dina)
    Invitation.objects.opened_by(used).use()
    lefts = Invitation.objects.make(world.neighbour)
    world.neighbour.leave()
    secrets = (ended, used, lefts, "AAAAAAAAAAAAAAAAAAAAAAAA")
    assert all_alike([ways.seen(world.browser("").get(f"/arrive/{each}/")) for each in secrets])


def test_names_that_exist_and_names_that_do_not_come_in_alike(world):
    def tried(name):
        walk.tries.forget()
        data = {"name": name, "passphrase": "not this one"}
        status, said, page = ways.seen(world.browser("").post("/in/", data))
        return status, said, page.replace(name.encode(), b"")

    names = ["The neighbour", "The asked one", "Nobodyatall.."]
    assert all_alike([tried(name) for name in names])


def test_a_wave_across_the_porch_looks_alike_whatever_became_of_them(world):
    (token,) = things.glimpse(world)

    def waved():
        return ways.seen(world.browser("ana").post(f"/porch/{token}/wave/", follow=True))

    got_up = [
        lambda world: None,
        lambda world: PorchSeat.objects.get_up(world.neighbour),
        lambda world: world.neighbour.leave(),
    ]
    assert all_alike(in_each(world, got_up, waved))
