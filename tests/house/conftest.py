"""One house for each module of tests: what a test does in it is undone after it."""

import pytest

from kith.ground import clock

from . import world as houses
from .walk import undone


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker, passphrase):
    with django_db_blocker.unblock(), undone():
        yield houses.made(passphrase.hash)
    clock.put_back()


@pytest.fixture
def world(furnished, db):
    furnished.at_noon()
    yield furnished
    clock.put_back()
