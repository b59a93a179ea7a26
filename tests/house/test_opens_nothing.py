"""A phrase, an invitation, a name, a wave that opens nothing never says why."""

import pytest

from kith.connections.models import Phrase, PorchSeat
from kith.connections.rules import Step
from kith.ground.door import held
from kith.ground.gate import UNKNOWN, Refused
from kith.people.models import Invitation

from . import things, walk, ways
from .walk import undone


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
        world.at_noon()
    assert ways.all_alike(found)
    assert browser.get("/meet/").status_code == 200


def test_an_invitation_that_opens_nothing_never_says_why(world):
    ended = Invitation.objects.make(world.dina, lasts=-ways.timedelta(days=1))
    used = Invitation.objects.make(world.dina)
    Invitation.objects.opened_by(used).use()
    lefts = Invitation.objects.make(world.neighbour)
    world.neighbour.leave()
    secrets = (ended, used, lefts, "AAAAAAAAAAAAAAAAAAAAAAAA")
    assert ways.all_alike(
        [ways.seen(world.browser("").get(f"/arrive/{each}/")) for each in secrets]
    )


def test_names_that_exist_and_names_that_do_not_come_in_alike(world):
    def tried(name):
        walk.tries.forget()
        data = {"name": name, "passphrase": "not this one"}
        status, said, page = ways.seen(world.browser("").post("/in/", data))
        return status, said, page.replace(name.encode(), b"")

    names = ["The neighbour", "The asked one", "Nobodyatall.."]
    assert ways.all_alike([tried(name) for name in names])


def test_a_wave_across_the_porch_looks_alike_whatever_became_of_them(world):
    (token,) = things.glimpse(world)

    def waved():
        return ways.seen(world.browser("ana").post(f"/porch/{token}/wave/", follow=True))

    got_up = [
        lambda world: None,
        lambda world: PorchSeat.objects.get_up(world.neighbour),
        lambda world: world.neighbour.leave(),
    ]
    assert ways.all_alike(ways.in_each(world, got_up, waved))


def test_who_has_gone_meanwhile_does_nothing_any_more(world):
    """Signed in when the page was asked for, and gone when it was their turn."""
    ana = world.ana
    with undone():
        world.ana.delete()
        with pytest.raises(Refused) as refused:
            held(ana)
    assert refused.value.verdict is UNKNOWN


def test_a_thing_says_nothing_of_itself_where_it_may_be_printed(world):
    assert (repr(world.ana), repr(world.bond)) == ("<Person>", "<Bond>")
