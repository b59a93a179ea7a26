"""Whatever people do, in whatever order, the house is where it ought to be after each act.

`--acts 50000` walks further, `--first-seed 1000` elsewhere. What breaks names its seed.
"""

import pytest

from .walk import shortened, thought_of, walked

A_WALK = 100  # acts


def pytest_generate_tests(metafunc):
    first, acts = metafunc.config.getoption("first_seed"), metafunc.config.getoption("acts")
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", range(first, first + max(1, acts // A_WALK)))


def test_nothing_goes_where_it_may_not(seed, db, record_property):
    acts, fall = walked(seed, thought_of(seed), most=A_WALK)
    if fall:
        pytest.fail(str(shortened(fall)), pytrace=False)
    record_property("acts", acts)
