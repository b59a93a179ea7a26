import re

import pytest

from kith.connections.rules import Step
from kith.ground import due
from kith.moments.models import Moment
from tests.alike import plain

MINE = re.compile(rb"(moments|asks|talks|lines)/[A-Za-z0-9_-]{16}/")


@pytest.fixture
def near(bond):
    """Ana and Ben at short talks: everything in this room is open between them."""
    bond.begin(Step.TALK)
    return bond


@pytest.fixture
def given(near, ana):
    """`given("note", "Hello")`: Ana gives it to Ben, and what is due is done."""

    def give(kind="wave", words="wave", giver=ana):
        moment = Moment.objects.give(near.locked(), giver, kind, words)
        due.run()
        return moment

    return give


@pytest.fixture
def alike():
    """A page without what is new each time: the form's token, and addresses of one's own things."""
    return lambda response: MINE.sub(rb"\1/.../", plain(response))
