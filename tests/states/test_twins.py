"""Nothing that another is shown, answered or told tells of a choice before its time."""

from itertools import islice
from random import Random

import pytest

from .forks import FORKS, Fork, compared
from .house import opened
from .walk import Walk, begun, thought_of

pytestmark = pytest.mark.timeout(600)  # seconds
A_WALK = 200  # acts, about, both worlds counted
BETWEEN, FORKED = 10, 5  # acts between two forks, forks in a walk


def test_nobody_can_tell(seed, db, record_property):
    random = Random(seed)
    with opened() as house:
        walk, acts, lived = begun(house, seed), thought_of(seed), 0
        for fork in random.sample(FORKS, FORKED):
            go_on(walk, acts)
            lived += told_nobody(walk, fork, random)
        record_property("acts", lived + len(walk.done))


def go_on(walk: Walk, acts) -> None:
    done = (act for act in acts if walk.take(act))
    list(islice(done, BETWEEN))


def told_nobody(walk: Walk, fork: Fork, random: Random) -> int:
    acts, found = compared(walk, fork, random)
    if found:
        pytest.fail("\n".join([*map(str, walk.done), *found]), pytrace=False)
    return acts
