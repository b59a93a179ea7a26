"""Words in copies of a house: gone from the oldest of them once their key is gone today."""

from kith.ground import sealed
from kith.ground.models import Key
from kith.ground.turns import turn
from kith.house.backup import locked, parts

from ..restorer import restore
from .household import ALL, CARD, CHANGED, KEPT_BY_HOSTS, LINE, NAME, TAKEN_BACK
from .reading import still_read, unread

COPIED = ALL - {LINE}  # what is said in a talk is in no copy
TAKEN_BACK = TAKEN_BACK - {LINE}


# First: it can


def test_the_restorer_reads_a_copy(disk, lived):
    disk.copy()
    assert unread(restore(disk.copies), ALL) == [LINE]


def test_the_restorer_reads_the_words_of_a_copy_with_the_keys_of_the_house(disk, lived):
    disk.copy()
    assert unread(restore(disk.words, held=[disk.latest]), ALL) == [LINE]
    assert still_read(restore(disk.words, held=[disk.keys]), ALL) == []


def test_the_restorer_reads_a_locked_copy_with_its_key_alone(disk, lived, tmp_path):
    key = tmp_path / "age.key"
    disk.lives_here(backup_to=[locked.new_key(key)])
    disk.copy()
    assert still_read(restore(disk.copies, held=[disk.data]), ALL) == []
    assert unread(restore(disk.copies, held=[key]), ALL) == [LINE]


# Then: it cannot


def test_old_words_and_the_keys_of_today_do_not_tell_what_was_taken_back(disk, lived):
    disk.copy()
    with turn():
        lived.take_back()
    disk.copy()
    assert len(list(disk.words.iterdir())) == 2
    found = restore(disk.copies, held=[disk.data])
    assert unread(found, COPIED) == sorted(TAKEN_BACK)


def test_old_words_and_the_keys_of_today_do_not_tell_of_who_left(disk, lived):
    disk.copy()
    with turn():
        lived.everyone_leaves()
    disk.copy()
    found = restore(disk.copies, held=[disk.data])
    assert still_read(found, COPIED) == sorted(KEPT_BY_HOSTS)
    with turn():
        lived.brought.go()
    disk.copy()
    assert still_read(restore(disk.copies, held=[disk.data]), COPIED) == []


def test_old_words_and_the_keys_of_today_do_not_tell_what_was_said_before(disk, lived):
    disk.copy()
    with turn():
        lived.say_something_else()
    disk.copy()
    found = restore(disk.copies, held=[disk.data])
    assert unread(found, COPIED) == sorted(CHANGED)
    assert found.where("Slowly, please.")


def test_a_turned_house_key_changes_nothing_for_what_stays(disk, lived, turned):
    disk.copy()
    with turn():
        lived.take_back()
    turned()
    disk.copy()
    assert unread(restore(disk.copies, held=[disk.data]), COPIED) == sorted(TAKEN_BACK)


# And if it could, this would say so


def test_taking_back_that_keeps_the_key_is_caught(disk, lived, monkeypatch):
    disk.copy()
    with monkeypatch.context() as planted, turn():
        planted.setattr(sealed, "forget", lambda *names: None)
        lived.take_back()
    disk.copy()
    assert still_read(restore(disk.copies, held=[disk.data]), TAKEN_BACK) == sorted(TAKEN_BACK)


def test_a_copy_whose_words_come_with_their_keys_is_caught(disk, lived, monkeypatch):
    with monkeypatch.context() as planted:
        wrapped = Key._meta.get_field("wrapped")
        usual = parts.words_of
        planted.setattr(
            parts, "words_of", lambda table: [wrapped] if table is Key else usual(table)
        )
        disk.copy()
    with turn():
        lived.take_back()
    disk.copy()
    assert still_read(restore(disk.words, held=[disk.keys]), TAKEN_BACK) == sorted(TAKEN_BACK)


def test_a_card_that_keeps_its_key_when_it_changes_is_caught(disk, lived, monkeypatch):
    disk.copy()
    with monkeypatch.context() as planted, turn():
        planted.setattr(sealed, "seal_anew", sealed.seal)
        lived.say_something_else()
    disk.copy()
    assert still_read(restore(disk.copies, held=[disk.data]), {CARD, NAME}) == sorted({CARD, NAME})
