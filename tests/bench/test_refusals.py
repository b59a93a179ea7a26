"""The bench of refusals sees a pair that can be told apart, and passes one that cannot."""

import time

import pytest

from bench import refusals
from bench.pairs import Pair


def answers_after(milliseconds, status=404):
    def ask():
        time.sleep(milliseconds / 1000)
        return status

    return ask


def rows_of(*others):
    """Beside one that answers after 2 ms."""
    pairs = [
        Pair(f"beside {ms}", answers_after(2), answers_after(ms), 404, 5.0, 20) for ms in others
    ]
    return [refusals.row(pair) for pair in pairs]


def test_two_that_take_as_long_are_within_their_mark():
    assert refusals.missed(rows_of(2)) == ""


def test_one_that_takes_longer_is_named_and_ends_it_with_an_error():
    assert refusals.missed(rows_of(2, 20)) == "Outside of their mark: beside 20."


def test_a_pair_that_answers_otherwise_than_it_should_is_no_pair():
    with pytest.raises(RuntimeError, match="answered 200, not 404"):
        refusals.row(Pair("odd", answers_after(0), answers_after(0, 200), 404))
