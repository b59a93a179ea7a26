"""Tries are counted also while Redis is away, by each process for itself."""

import pytest
from limits.errors import StorageError

from kith.people import tries
from kith.people.names import mark


class Gone:
    """Redis, which does not answer."""

    def hit(self, *what):
        raise StorageError(ConnectionError())

    test = hit

    @staticmethod
    def cache_clear():
        """There is nothing that it counted."""


@pytest.fixture
def away(monkeypatch):
    monkeypatch.setattr(tries, "_counted", Gone)


def test_people_come_in_while_redis_is_away(rf, away):
    assert tries.at_name(rf.post("/in/"), mark("Ana"))


def test_nobody_tries_without_end_while_redis_is_away(rf, away):
    tried = [tries.at_name(rf.post("/in/"), mark("Ana")) for _ in range(9)]
    assert tried == [True] * 8 + [False]


def test_names_can_be_asked_for_while_redis_is_away(away):
    assert tries.may_ask_for_names("ana")
    for _ in range(5):
        tries.taken_name("ana")
    assert not tries.may_ask_for_names("ana")
