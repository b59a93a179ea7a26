"""Words are readable with their key and never without it."""

import logging
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.ground import sealed
from kith.ground.house_key import KEYS, HouseKeyLost
from kith.ground.models import DESTROYED, Key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_house_key")]

WORDS = "Heute war ein guter Tag. 🌿"


def test_what_was_sealed_can_be_read_again():
    blob = sealed.seal("moment:a", WORDS, "note")
    assert sealed.read("moment:a", blob, "note") == WORDS
    assert sealed.read("moment:a", memoryview(blob), "note") == WORDS


def test_the_same_words_never_look_the_same():
    assert sealed.seal("moment:a", WORDS) != sealed.seal("moment:a", WORDS)


def test_taken_back_words_cannot_be_read_by_anyone():
    blob = sealed.seal("moment:a", WORDS)
    sealed.forget("moment:a", "moment:never-there")
    assert sealed.read("moment:a", blob) is None


def test_a_key_is_destroyed_in_its_own_place():
    """As long as it was, to the byte: else SQLite would write beside it, and leave it there."""
    sealed.seal("moment:a", WORDS)
    wrapped = bytes(Key.objects.get().wrapped)
    sealed.forget("moment:a")
    assert not Key.objects.exists()
    assert bytes(Key._base_manager.get().wrapped) == DESTROYED == bytes(len(wrapped))


def test_words_taken_back_stay_unreadable_when_something_new_is_written_there():
    old = sealed.seal("moment:a", WORDS)
    sealed.forget("moment:a")
    new = sealed.seal("moment:a", "something else")
    assert sealed.read_all([("moment:a", old, ""), ("moment:a", new, "")]) == [
        None,
        "something else",
    ]


def test_words_moved_to_another_field_do_not_open():
    blob = sealed.seal("moment:a", WORDS, "note")
    with pytest.raises(sealed.Damaged):
        sealed.read("moment:a", blob, "name")


def test_words_moved_to_another_thing_do_not_open():
    blob = sealed.seal("moment:a", WORDS)
    sealed.seal("moment:b", WORDS)
    assert sealed.read("moment:b", blob) is None


def test_a_key_moved_to_another_thing_does_not_open():
    sealed.seal("moment:a", WORDS)
    Key.objects.filter(name="moment:a").update(name="moment:b")
    with pytest.raises(HouseKeyLost):
        sealed.read("moment:b", b"\x01" + bytes(40))


@pytest.mark.parametrize("spot", [5, 20, 900, -1])
def test_changed_bytes_are_noticed(spot):
    blob = bytearray(sealed.seal("moment:a", WORDS))
    blob[spot] ^= 1
    with pytest.raises(sealed.Damaged) as noticed:
        sealed.read("moment:a", bytes(blob))
    assert WORDS not in str(noticed.value)


@pytest.mark.parametrize("length, kib", [(0, 1), (1, 1), (1023, 1), (1024, 2), (5000, 5)])
def test_a_length_tells_nothing_within_a_kib(length, kib):
    blob = sealed.seal("moment:a", "x" * length)
    assert len(blob) == 1 + sealed.MARK + sealed.NONCE + kib * 1024 + 16
    assert sealed.read("moment:a", blob) == "x" * length


def test_words_that_end_in_what_looks_like_padding_come_back_whole():
    for words in ("a\0\0", "\0", "\x80", "a\x80\0"):
        assert sealed.read("moment:a", sealed.seal("moment:a", words)) == words


def test_nothing_sealed_reads_as_nothing():
    assert sealed.read_all([("moment:a", None, ""), ("moment:a", b"", "")]) == [None, None]


def test_a_page_of_words_takes_one_query():
    blobs = [(f"moment:{n}", sealed.seal(f"moment:{n}", str(n)), "") for n in range(20)]
    with CaptureQueriesContext(connection) as queries:
        assert sealed.read_all(blobs) == [str(n) for n in range(20)]
    assert len(queries) == 1


def test_neither_words_nor_keys_are_said_aloud(caplog):
    caplog.set_level(logging.DEBUG)
    blob = sealed.seal("moment:a", WORDS)
    sealed.read("moment:a", blob)
    said = caplog.text + repr(Key.objects.get()) + str(Key.objects.get())
    assert "moment:a" not in repr(Key.objects.get())
    assert WORDS not in said
    assert KEYS.of(1).key.hex() not in said


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_share_one_key():
    sealed.seal("warm", "")
    blobs, ready = [], threading.Barrier(6)

    def write():
        ready.wait()
        blobs.append(sealed.seal("moment:a", WORDS))
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sealed.read_all([("moment:a", blob, "") for blob in blobs]) == [WORDS] * 6


def test_words_of_a_version_that_is_not_known_are_damaged():
    blob = sealed.seal("moment:a", "Heute war ein guter Tag.")
    with pytest.raises(sealed.Damaged):
        sealed.read("moment:a", b"\x02" + blob[1:])
