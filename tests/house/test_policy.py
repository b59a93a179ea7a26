"""The policy of the house, row by row: who may go where, what is shown and what is done."""

import pytest

from . import walk
from .addresses import addresses
from .policy import ROWS, complaints_about
from .whos import Who


def test_every_address_has_a_row_and_every_row_an_address():
    assert complaints_about(ROWS, addresses()) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_an_address_keeps_to_the_policy(world, row):
    assert [line for who in Who for line in walk.complaints(world, row, who)] == []
