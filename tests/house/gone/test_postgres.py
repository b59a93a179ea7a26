"""Words in PostgreSQL's folder: dead rows and its log stay readable until the house key turns."""

import time
from pathlib import Path

import pytest
from django.db import connection

from kith.ground.house_key import KEYS, Slots
from kith.ground.models import Key
from kith.ground.turns import turn

from ..restorer import restore
from .household import ALL, CHANGED, KEPT_BY_HOSTS, TAKEN_BACK
from .reading import still_read, unread


@pytest.fixture(autouse=True)
def on_postgres(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("This folder is PostgreSQL's.")


@pytest.fixture
def folder(disk):
    """What is on its disk, once everything is written down. Samples of keys that PostgreSQL keeps
    for itself are copies of keys, too."""

    def written():
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE ground_key")
            cursor.execute("CHECKPOINT")
            cursor.execute("SHOW data_directory")
            return Path(cursor.fetchone()[0])

    return written


@pytest.fixture
def look(disk, folder):
    """`look("base")`: what can be read there, in files that are no older than this house."""
    began = time.time() - 1

    def looked(part="", held=True):
        return restore(folder() / part, held=[disk.data] * held, since=began)

    return looked


def still_there(folder, wrapped):
    """How many of these keys lie somewhere, as they were wrapped."""
    raw = b"".join(path.read_bytes() for path in (folder / "base").rglob("*") if path.is_file())
    return sum(each in raw for each in wrapped)


def wrapped_now():
    return [bytes(key.wrapped) for key in Key.objects.all()]


# First: it can


def test_the_restorer_reads_the_rows(lived, look):
    assert unread(look("base"), ALL) == []


def test_the_restorer_reads_the_log(lived, look):
    assert unread(look("pg_wal"), ALL) == []


def test_without_the_house_key_there_is_nothing_to_read(lived, look):
    assert still_read(look(held=False), ALL) == []


def test_the_restorer_reads_dead_rows(lived, look):
    with turn():
        lived.everyone_leaves()
    assert unread(look("base"), ALL) == []


# Then: it cannot


def test_what_was_taken_back_lies_there_under_a_house_key_that_is_gone(lived, folder, look, turned):
    before = wrapped_now()
    with turn():
        lived.take_back()
    turned()
    assert still_there(folder(), before) == len(before)
    assert unread(look(), ALL) == sorted(TAKEN_BACK)


def test_what_was_said_before_is_nowhere_once_something_else_is_said(lived, look, turned):
    with turn():
        lived.say_something_else()
    turned()
    assert unread(look(), ALL) == sorted(CHANGED)


def test_who_left_is_nowhere_and_what_was_brought_stays_until_its_time(lived, look, turned):
    with turn():
        lived.everyone_leaves()
    turned()
    assert still_read(look(), ALL) == sorted(KEPT_BY_HOSTS)
    with turn():
        lived.brought.go()
    turned()
    assert still_read(look(), ALL) == []


# And if it could, this would say so


def test_a_house_key_that_is_kept_after_it_turned_is_caught(lived, look, turned, monkeypatch):
    with turn():
        lived.take_back()
    with monkeypatch.context() as planted:
        planted.setattr(Slots, "settled", lambda slots, seen: slots)
        turned()
    assert KEYS.slots().previous
    assert still_read(look(), TAKEN_BACK) == sorted(TAKEN_BACK)
