"""Words in SQLite's files: whoever holds them reads everything, until it is taken back."""

import random

import pytest
from django.db import connection

from kith.ground import sealed
from kith.ground.ids import new_token
from kith.ground.models import Key
from kith.ground.turns import turn
from kith.ground.worker import checkpoint

from ..restorer import restore
from .household import ALL, KEPT_BY_HOSTS, TAKEN_BACK
from .reading import still_read, unread

WAITING = "Nobody knows about the green suitcase."


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


def test_what_waits_for_a_passphrase_is_opened_by_nothing_in_the_house(disk, lived, as_):
    """It is kept in the session, under a key that only the browser's cookie gives."""
    browser = as_(lived.ana)
    answer = browser.post("/needs/", {"zone": "Europe/Vienna", "own": WAITING})
    assert answer["Location"] == "/again/"
    assert WAITING.split()[0] in str(browser.session["what was being opened"])
    assert unread(disk.all_read(), ALL) == []
    assert disk.all_read().where(WAITING) == set()


# And if it could, this would say so


@pytest.fixture
def deleted_rows(monkeypatch):
    """Keys that are deleted, as any row is, and not destroyed in their place."""
    monkeypatch.setattr(
        type(Key.objects), "destroy", lambda keys, names: keys.filter(name__in=names).delete()
    )


def test_a_database_that_leaves_deleted_bytes_where_they_were_is_caught(disk, lived, deleted_rows):
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


# What SQLite leaves about

MANY, ROUNDS = 100, 6
KINDS = ("moment", "own", "person", "draft", "line", "brought")  # names of unlike lengths


@pytest.fixture
def destroyed(disk):
    """`destroyed()`: keys as they were wrapped, that are destroyed. First some are, in an order in
    which SQLite moves others to another page; then those that lie in the file twice by now."""

    def destroy(names):
        with turn():
            for name in names:
                sealed.forget(name)
        assert checkpoint()

    def live_and_let_go():
        gone = {}
        for chance in map(random.Random, range(ROUNDS)):
            there = sealed_things(chance)
            some = list(there)[::3]
            destroy(some)
            file = disk.file.read_bytes()
            twice = [name for name in there if file.count(there[name]) > 1]
            destroy(twice)
            gone |= {name: there[name] for name in some + twice}
        return gone.values()

    return live_and_let_go


def sealed_things(chance):
    """Each with its key, as it is wrapped."""
    names = [f"{chance.choice(KINDS)}:{new_token()}" for _ in range(MANY)]
    with turn():
        for name in names:
            sealed.seal(name, "")
    return {key.name: bytes(key.wrapped) for key in Key.objects.order_by("pk") if key.name in names}


def test_no_copy_of_a_destroyed_key_lies_about(disk, destroyed):
    assert [each for each in destroyed() if each in disk.file.read_bytes()] == []


def test_nor_of_one_that_was_moved_under_a_new_house_key(disk, destroyed, turned):
    destroyed()
    turned()  # now the rows of destroyed keys are gone, and others were moved about
    there = {key.name: bytes(key.wrapped) for key in Key.objects.all()}
    with turn():
        sealed.forget(*there)
    assert checkpoint()
    assert len(there) > MANY
    assert [each for each in there.values() if each in disk.file.read_bytes()] == []


def test_deleted_rows_would_have_left_some(disk, destroyed, deleted_rows):
    """`secure_delete` does not find what SQLite left where it moved a row away from."""
    assert [each for each in destroyed() if each in disk.file.read_bytes()]
