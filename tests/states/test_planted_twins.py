"""Each tell is planted, and it shows when the same hours are lived with and without the choice."""

import os
from itertools import islice
from random import Random

import pytest
from django.conf import settings

from kith.breathing.models import Room
from kith.breathing.models.seat import Seats
from kith.connections import life
from kith.connections import page as bond_page
from kith.connections.models import Bond, Fall
from kith.connections.models.distance import Wishes
from kith.ground.gate import OWN
from kith.ground.live import nudge
from kith.hosts.models import AccessAsked
from kith.moments import policy as moments
from kith.pace.models.draft import Drafts
from kith.pace.models.rest import Rests
from kith.people.models import Person
from kith.people.models.needs import AllNeeds
from kith.witnessing.tasks import what_was_not_held_yet

from .forks import FORKS, compared
from .house import opened
from .walk import begun, thought_of

pytestmark = pytest.mark.timeout(600)  # seconds
BEFORE = ["note", "wave", "minutes"]
FIRST = {"ask_to_stay_away": ["note", "bring"], "leave": ["new_access"]}
TRIES = 30
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"  # else a few are enough


def telling(patch, model, verb):
    """The other's open page is told to look again, though there is nothing to see."""
    usual = getattr(model, verb)

    def told(self, *given, **how):
        done = usual(self, *given, **how)
        for bond in [self] if isinstance(self, Bond) else Bond.objects.all():
            for person in bond.people():
                nudge(person, f"bond:{bond.token}")
        return done

    patch.setattr(model, verb, told)


def a_nudge_at_a_wall(patch):
    telling(patch, Bond, "wall")


def a_nudge_at_a_step_back(patch):
    telling(patch, Bond, "step_back")


def a_nudge_at_a_wish(patch):
    telling(patch, Bond, "wish")


def a_nudge_at_a_rest(patch):
    telling(patch, Rests, "begin")


def a_nudge_at_what_is_written(patch):
    telling(patch, Drafts, "keep")


def a_nudge_at_a_changed_card(patch):
    telling(patch, AllNeeds, "keep")


def around(patch, tells):
    """Something on the page of a bond is another."""
    usual = bond_page.around

    def more(person, bond, side):
        other = bond.other(person)
        words = {"words": "near"} if other and tells(person, other, bond) else {}
        return usual(person, bond, side) | words

    patch.setattr(bond_page, "around", more)


def a_wall_that_shows(patch):
    around(patch, lambda person, other, bond: bond.is_walled())


def a_rest_that_shows(patch):
    around(patch, lambda person, other, bond: hasattr(other, "rest"))


def a_pause_that_shows(patch):
    around(patch, lambda person, other, bond: other.is_paused)


def a_leaving_that_shows(patch):
    around(patch, lambda person, other, bond: other.has_left)


def a_wish_that_shows(patch):
    around(patch, lambda person, other, bond: bond.wishes.filter(person=other).exists())


def everybody_s_wishes(patch):
    patch.setattr(Wishes, "made_by", lambda wishes, person: wishes.all().select_related("bond"))


def a_name_that_hosts_lose_sight_of(patch):
    """As it was, once."""
    usual = Person.leave

    def leave(person):
        usual(person)
        AccessAsked.objects.forget(person.name)

    patch.setattr(Person, "leave", leave)


def a_late_yes_that_tells(patch):
    def words_of_its_own(words):
        too_late = "has passed" in words and Fall.objects.exists()
        return OWN(f"{words} They went." if too_late else words)

    patch.setattr(moments, "OWN", words_of_its_own)


def a_room_that_begins_anew(patch):
    """As it was, once: behind a wall somebody is alone at once."""
    patch.setattr(Seats, "room_of_one", lambda seats, person, bond: Room.objects.create())


def an_offer_that_opens_no_more(patch):
    """What they told still stands before the other, and is refused."""
    others = [do for do in life._falling if do is not what_was_not_held_yet]
    patch.setattr(life, "_falling", others)


TELLS = [  # what is planted, and who chose what
    (a_nudge_at_a_wall, "wall"),
    (a_nudge_at_a_step_back, "back"),
    (a_nudge_at_a_wish, "wish"),
    (a_nudge_at_a_rest, "rest"),
    (a_nudge_at_what_is_written, "keep_a_draft"),
    (a_nudge_at_a_changed_card, "pace"),
    (a_wall_that_shows, "wall"),
    (a_rest_that_shows, "rest"),
    (a_pause_that_shows, "ask_to_stay_away"),
    (a_leaving_that_shows, "leave"),
    (a_wish_that_shows, "wish"),
    (everybody_s_wishes, "wish"),
    (a_late_yes_that_tells, "back after ask"),
    (a_name_that_hosts_lose_sight_of, "leave"),
    (a_room_that_begins_anew, "wall after sit"),
    (a_room_that_begins_anew, "leave after sit"),
    (an_offer_that_opens_no_more, "wall after tell"),
    (an_offer_that_opens_no_more, "back after tell"),
]
STEPS = {"wish": 1, "wall after tell": 4, "back after tell": 4}  # where everyone stands; else 3


@pytest.mark.skipif(bool(settings.KITH.database), reason="it is the same on any database")
@pytest.mark.parametrize(
    ("plant", "kind"),
    TELLS if LONG else TELLS[-6:],
    ids=lambda each: getattr(each, "__name__", " "),
)
def test_somebody_can_tell(plant, kind, db):
    """And nobody, in the very same hours, where it is not planted."""
    with pytest.MonkeyPatch.context() as patch:
        plant(patch)
        found = next((seed for seed in range(TRIES) if told(seed, kind)), None)
    assert found is not None, "nobody noticed"
    assert told(found, kind) == []


def told(seed, kind):
    step = STEPS.get(kind, 3)
    kind, _, first = kind.partition(" after ")
    fork = next(fork for fork in FORKS if (fork.kind, fork.first) == (kind, first))
    with opened() as house:
        walk = begun(house, seed, step=step)
        acts = thought_of(seed, only=FIRST.get(kind, BEFORE))
        for act in islice(acts, 60 if kind in FIRST else 25):
            walk.take(act)
        return compared(walk, fork, Random(seed))[1]
