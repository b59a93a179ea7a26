"""One key wraps all others. It is made once, kept by the operator, and never silently replaced."""

import os
import threading
from pathlib import Path

import pytest

from kith.ground import sealed
from kith.ground.house_key import KEYS, HouseKeyLost, HouseKeys, Slots, path
from kith.ground.models import Key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_house_key")]

WORDS = "Heute war ein guter Tag."


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
    Key.objects.filter(pk=row.pk).update(wrapped=b"\x01" + bytes(60))
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


# Its file, when another takes its place


@pytest.fixture
def what_stood_there(tmp_path):
    """The former file's own bytes, under another name: as in free blocks of a disk."""
    sealed.seal("moment:a", WORDS)
    kept = tmp_path / "block"
    os.link(path(), kept)
    return kept


def test_a_former_key_file_is_written_over(what_stood_there):
    before = what_stood_there.read_bytes()
    KEYS.replace(Slots.turned)
    assert what_stood_there.read_bytes() == bytes(len(before))
    assert KEYS.slots().previous.epoch == 1


def test_what_a_killed_process_left_is_written_over(what_stood_there, tmp_path):
    fresh = path().with_suffix(".new")
    fresh.write_bytes(path().read_bytes())
    os.link(fresh, tmp_path / "left")
    KEYS.replace(Slots.turned)
    assert not any((tmp_path / "left").read_bytes())
    assert not fresh.exists()


def test_whoever_reads_a_file_that_is_just_being_written_over_looks_again(monkeypatch):
    """As when it was opened, and then replaced."""
    blob = sealed.seal("moment:a", WORDS)
    read, torn = Path.read_bytes, []

    def replaced_meanwhile(file):
        if not torn:
            torn.append(file)
            HouseKeys().replace(Slots.turned)
            return bytes(143)
        return read(file)

    KEYS.replace(lambda slots: slots)  # so that it is read again
    monkeypatch.setattr(Path, "read_bytes", replaced_meanwhile)
    assert sealed.read("moment:a", blob) == WORDS
    assert torn and KEYS.slots().current.epoch == 2


def test_a_house_key_that_was_never_made_is_not_replaced():
    with pytest.raises(HouseKeyLost, match="no house key"):
        KEYS.replace(lambda slots: slots.turned())
    assert not path().exists()
