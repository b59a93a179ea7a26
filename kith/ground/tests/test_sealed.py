"""Words are readable with their key and never without it."""

import logging
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.ground import sealed
from kith.ground.house_key import KEYS, HouseKeyLost, path
from kith.ground.models import Key

pytestmark = pytest.mark.django_db

WORDS = "Heute war ein guter Tag. 🌿"


@pytest.fixture(autouse=True)
def own_house_key(settings, tmp_path):
    """A house key file of this test's own."""
    kith = settings.KITH
    values = {name: getattr(kith, name) for name in kith.__slots__}
    settings.KITH = type(kith)(**{**values, "data": tmp_path})


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


def test_a_turned_house_key_still_reads_what_is_under_the_one_before():
    blob = sealed.seal("moment:a", WORDS)
    KEYS.replace(lambda slots: slots.turned())
    later = sealed.seal("moment:b", WORDS)
    assert sealed.read_all([("moment:a", blob, ""), ("moment:b", later, "")]) == [WORDS, WORDS]
    assert [key.epoch for key in Key.objects.order_by("name")] == [1, 2]


def test_a_key_moved_under_the_new_house_key_needs_the_old_one_no_more():
    blob = sealed.seal("moment:a", WORDS)
    KEYS.replace(lambda slots: slots.turned())
    sealed.rewrap(Key.objects.get())
    KEYS.replace(lambda slots: type(slots)(slots.current))
    assert sealed.read("moment:a", blob) == WORDS


def test_a_key_destroyed_while_it_was_being_moved_stays_destroyed():
    sealed.seal("moment:a", WORDS)
    row = Key.objects.get()
    sealed.forget("moment:a")
    sealed.rewrap(row)
    assert not Key.objects.exists()


def test_a_lost_house_key_is_never_replaced_by_a_new_one():
    sealed.seal("moment:a", WORDS)
    path().unlink()
    for ask in (sealed.check, lambda: sealed.seal("moment:b", WORDS)):
        with pytest.raises(HouseKeyLost, match=r"put back the latest copy"):
            ask()
    assert not path().exists()


def test_another_house_key_is_noticed():
    sealed.seal("moment:a", WORDS)
    path().unlink()
    Key.objects.all().delete()
    row = Key.objects.make("moment:z", *sealed._fresh("moment:z"))
    Key.objects.filter(pk=row.pk).update(wrapped=bytes(61))
    with pytest.raises(HouseKeyLost, match="another"):
        sealed.check()


def test_a_broken_house_key_file_is_said_to_be_one():
    path().parent.mkdir()
    for broken in ("", "[]", '{"current": null}', '{"current": {"epoch": 1, "key": "AAAA"}}'):
        path().write_text(broken)
        with pytest.raises(HouseKeyLost, match="not a house key file"):
            sealed.seal("moment:a", WORDS)


def test_a_sound_house_has_nothing_to_say():
    sealed.check()
    sealed.seal("moment:a", WORDS)
    sealed.check()


def test_the_house_key_is_for_the_operators_eyes_alone():
    sealed.seal("moment:a", WORDS)
    assert path().stat().st_mode & 0o777 == 0o600
    assert repr(KEYS.of(1)) == "Slot(epoch=1)"


def test_neither_words_nor_keys_are_said_aloud(caplog):
    caplog.set_level(logging.DEBUG)
    blob = sealed.seal("moment:a", WORDS)
    sealed.read("moment:a", blob)
    said = caplog.text + repr(Key.objects.get()) + str(Key.objects.get())
    assert "moment:a" not in repr(Key.objects.get())
    assert WORDS not in said
    assert KEYS.of(1).key.hex() not in said


def test_many_who_start_at_once_make_one_house_key():
    made, ready = [], threading.Barrier(8)

    def start():
        ready.wait()
        made.append(type(KEYS)().current(empty=lambda: True).key)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 8 and len(set(made)) == 1


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
