"""Whatever people do, in whatever order, the house is where it ought to be after each act.

What breaks is told as short as it can be, with its seed.
"""

import pytest

from .walk import shortened, thought_of, walked

pytestmark = pytest.mark.timeout(600)  # seconds
A_WALK = 100  # acts


def test_nothing_goes_where_it_may_not(seed, db, record_property):
    acts, fall = walked(seed, thought_of(seed), most=A_WALK)
    if fall:
        pytest.fail(str(shortened(fall)), pytrace=False)
    record_property("acts", acts)
