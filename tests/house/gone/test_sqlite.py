"""Words in SQLite's files: whoever holds them reads everything, until it is taken back."""

import pytest
from django.db import connection

from kith.ground.turns import turn
from kith.ground.worker import checkpoint

from ..restorer import restore
from .household import ALL, KEPT_BY_HOSTS, TAKEN_BACK
from .reading import still_read, unread


@pytest.fixture(autouse=True)
def on_sqlite(disk):
    if connection.vendor != "sqlite":
        pytest.skip("These files are SQLite's.")


# First: it can


def test_the_restorer_reads_the_log(disk, lived):
    assert unread(restore(disk.log, held=[disk.keys]), ALL) == []


def test_the_restorer_reads_the_file(disk, lived):
    assert checkpoint()
    assert unread(restore(disk.file, held=[disk.keys]), ALL) == []


def test_the_restorer_reads_what_was_let_go_until_the_log_is_emptied(disk, lived):
    with turn():
        lived.everyone_leaves()
    assert unread(disk.all_read(), ALL) == []


def test_without_the_house_key_there_is_nothing_to_read(disk, lived):
    assert still_read(restore(*disk.database), ALL) == []


# Then: it cannot


def test_what_was_taken_back_is_in_no_file(disk, lived):
    checkpoint()
    with turn():
        lived.take_back()
    assert checkpoint()
    assert unread(disk.all_read(), ALL) == sorted(TAKEN_BACK)


def test_who_left_is_in_no_file_and_what_was_brought_stays_until_its_time(disk, lived):
    checkpoint()
    with turn():
        lived.everyone_leaves()
    assert checkpoint()
    assert still_read(disk.all_read(), ALL) == sorted(KEPT_BY_HOSTS)
    with turn():
        lived.brought.go()
    assert checkpoint()
    assert still_read(disk.all_read(), ALL) == []


# And if it could, this would say so


def test_a_database_that_leaves_deleted_bytes_where_they_were_is_caught(disk, lived):
    checkpoint()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
    with turn():
        lived.take_back()
    assert checkpoint()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
    assert still_read(disk.all_read(), TAKEN_BACK) == sorted(TAKEN_BACK)


def test_a_log_that_is_never_emptied_is_caught(disk, lived):
    with turn():
        lived.take_back()
    assert still_read(disk.all_read(), TAKEN_BACK) == sorted(TAKEN_BACK)
