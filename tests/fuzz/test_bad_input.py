"""Whatever is sent, a clear page comes back: nothing breaks, is lost, or is told."""

import os
from random import SystemRandom

import pytest

from tests.house.policy import ROWS

from .conftest import TRIED
from .run import try_all

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
PARTS = 24 if LONG else 4
ROUNDS = 16 if LONG else 1  # in each, every address has its turn
SEED, _, ONE = os.environ.get("FUZZ", "").partition(":")
seed = int(SEED) if SEED else SystemRandom().randrange(10**6) if LONG else 1


def groups(part):
    return [int(ONE)] if ONE else range(part, ROUNDS * len(ROWS), PARTS)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("part", range(1 if ONE else PARTS))
def test_bad_input_is_answered_clearly(world, visitors, part, record_property):
    tried = try_all(world, visitors, seed, groups(part))
    record_property(TRIED, (tried.count, seed))
    assert not tried.wrong, "\n".join(tried.wrong)
