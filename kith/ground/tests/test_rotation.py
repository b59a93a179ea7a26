"""Once a week the house key is another, and what was taken back cannot be read by any copy."""

import pytest
from django.core.management import CommandError, call_command

from kith.ground import due, rotation, sealed
from kith.ground.house_key import KEYS, HouseKeyLost, Slots, path
from kith.ground.management.commands import rotate
from kith.ground.models import Key

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_house_key")]

WORDS = "Heute war ein guter Tag."


@pytest.fixture
def kept():
    """Five things that were said."""
    return {f"moment:{one}": sealed.seal(f"moment:{one}", WORDS) for one in "abcde"}


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)


@pytest.fixture
def a_week_later(moved):
    """The worker of the house, in the hours around a daily turn a week from now."""

    def passed():
        moved(days=8)
        for _hour in range(3):
            due.run()
            moved(hours=1)

    return passed


def epochs():
    return sorted(set(Key.objects.values_list("epoch", flat=True)))


def all_can_be_read(kept):
    return all(sealed.read(name, blob) == WORDS for name, blob in kept.items())


def test_within_a_week_nothing_is_turned(kept, moved):
    moved(days=5)
    due.run()
    assert KEYS.slots().current.epoch == 1 and KEYS.slots().previous is None


def test_after_a_week_everything_is_under_a_new_key_and_the_old_one_is_gone(kept, a_week_later):
    a_week_later()
    slots = KEYS.slots()
    assert (slots.current.epoch, slots.previous, epochs()) == (2, None, [2])
    assert all_can_be_read(kept)


def test_week_after_week(kept, a_week_later):
    for _week in range(3):
        a_week_later()
    assert (KEYS.slots().current.epoch, epochs()) == (4, [4])
    assert all_can_be_read(kept)


def test_whoever_copied_what_was_taken_back_cannot_read_it_any_more(kept, a_week_later):
    row, blob = Key.objects.get(name="moment:a"), kept["moment:a"]
    sealed.forget("moment:a")
    Key.objects.make(row.name, row.epoch, row.wrapped)  # as from a dead row, or an old file
    assert sealed.read("moment:a", blob) == WORDS
    sealed.forget("moment:a")
    a_week_later()
    Key.objects.bulk_create([row])
    with pytest.raises(HouseKeyLost):
        sealed.read("moment:a", blob)


def test_the_one_before_stays_a_while_for_whoever_is_still_reading(kept, moved):
    rotation.begin()
    due.run()
    assert epochs() == [2] and KEYS.slots().previous.epoch == 1
    moved(minutes=4)
    due.run()
    assert KEYS.slots().previous.epoch == 1
    moved(minutes=2)
    due.run()
    assert KEYS.slots().previous is None


@pytest.mark.parametrize("half_done", [True, False])
def test_a_clock_that_was_a_year_ahead_keeps_no_old_key_for_a_year(kept, moved, half_done):
    moved(days=365)
    rotation.begin()
    if half_done:
        due.run()
    moved(days=-365)
    for _half_a_day in range(20):
        due.run()
        moved(hours=12)
    slots = KEYS.slots()
    assert (slots.current.epoch, slots.previous, epochs()) == (3, None, [3])
    assert all_can_be_read(kept)


def test_a_key_that_comes_late_under_the_one_before_is_moved_too(kept, moved):
    late = Key(name="moment:late", epoch=1, wrapped=sealed._fresh("moment:late")[1])
    rotation.begin()
    due.run()
    late.save()
    moved(minutes=6)
    due.run()
    assert KEYS.slots().previous.epoch == 1 and epochs() == [2]
    moved(minutes=6)
    due.run()
    assert KEYS.slots().previous is None and all_can_be_read(kept)
    assert sealed.seal("moment:late", WORDS)


def test_what_is_taken_back_while_keys_are_moved_stays_gone(kept, moved):
    rotation.begin()
    rotation.go_on()
    for name in ("moment:a", "moment:e"):  # moved already, and not yet
        sealed.forget(name)
    while rotation.go_on() != rotation.GRACE:
        pass
    assert sorted(Key.objects.values_list("name", flat=True)) == [
        "moment:b",
        "moment:c",
        "moment:d",
    ]


def test_the_rows_of_destroyed_keys_go_when_the_key_turns_and_not_before(kept, a_week_later):
    sealed.forget("moment:a")
    assert Key._base_manager.count() == 5
    a_week_later()
    assert sorted(Key._base_manager.values_list("name", flat=True)) == [
        f"moment:{one}" for one in "bcde"
    ]


def test_nothing_is_swept_while_keys_are_moved(kept):
    """What SQLite copies about then would be under the new house key."""
    rotation.begin()
    sealed.forget("moment:a")
    rotation.begin()
    assert Key._base_manager.count() == 5


def test_a_key_being_moved_twice_at_once_is_moved_once(kept):
    stale = Key.objects.get(name="moment:a")
    rotation.begin()
    sealed.rewrap(Key.objects.get(name="moment:a"))
    moved = Key.objects.get(name="moment:a").wrapped
    sealed.rewrap(stale)
    assert Key.objects.get(name="moment:a").wrapped == moved


def test_it_is_not_turned_again_before_it_is_done(kept):
    for _again in range(3):
        rotation.begin()
    assert KEYS.slots().current.epoch == 2 and all_can_be_read(kept)


def test_a_key_that_another_process_turned_meanwhile_is_left_alone(kept, moved, monkeypatch):
    """All keys are under epoch 2 when epoch 3 begins: whoever still means to destroy what was
    before epoch 2 must not destroy epoch 2."""
    rotation.begin()
    while rotation.go_on() != rotation.GRACE:
        pass
    moved(minutes=6)
    replace = KEYS.replace

    def late(change):
        replace(lambda slots: Slots(slots.current))
        replace(Slots.turned)
        replace(change)

    monkeypatch.setattr(KEYS, "replace", late)
    rotation.go_on()
    assert KEYS.slots().previous.epoch == 2 and all_can_be_read(kept)


class Killed(BaseException):
    """Nothing catches this, as nothing catches a killed process."""


class Dying:
    """Acts that count: at the given point, before or after one of them, everything ends."""

    def __init__(self, when):
        self.left = when

    def point(self):
        self.left -= 1
        if self.left == -1:
            raise Killed

    def around(self, act):
        def done(*given):
            self.point()
            result = act(*given)
            self.point()
            return result

        return done


POINTS = 14  # before and after each change of the file (2) and each key that is moved (5)


@pytest.mark.parametrize("when", range(POINTS))
def test_killed_at_any_point_it_goes_on(kept, monkeypatch, moved, a_week_later, when):
    with monkeypatch.context() as here:
        dying = Dying(when)
        here.setattr(KEYS, "replace", dying.around(KEYS.replace))
        here.setattr(sealed, "rewrap", dying.around(sealed.rewrap))
        with pytest.raises(Killed):
            a_week_later()
    assert all_can_be_read(kept)
    moved(minutes=2)  # the lease of the dead is over
    a_week_later()
    assert KEYS.slots().previous is None and epochs() == [KEYS.slots().current.epoch]
    assert all_can_be_read(kept)


def test_there_are_no_other_points(kept, monkeypatch, a_week_later):
    dying = Dying(POINTS)
    monkeypatch.setattr(KEYS, "replace", dying.around(KEYS.replace))
    monkeypatch.setattr(sealed, "rewrap", dying.around(sealed.rewrap))
    a_week_later()
    assert dying.left == 0


def test_a_house_in_which_nothing_was_said_has_no_key_to_turn(a_week_later, capsys):
    a_week_later()
    assert KEYS.slots() is None and rotation.go_on() is None
    call_command("rotate")
    assert "Nothing is sealed in this house yet" in capsys.readouterr().out


def test_a_key_file_from_before_counts_as_old(kept, a_week_later):
    path().write_text(path().read_text().replace('"since"', '"unknown"'))
    assert all_can_be_read(kept)
    due.run()
    assert KEYS.slots().current.epoch == 2


# By command


@pytest.fixture
def sleeping(monkeypatch, moved):
    monkeypatch.setattr(rotate, "sleep", lambda seconds: moved(seconds=seconds))


def test_the_command_moves_everything_and_says_when_the_rest_follows(kept, capsys, moved):
    call_command("rotate")
    said = capsys.readouterr().out
    assert "under the new house key" in said and "in 5 minutes" in said
    assert epochs() == [2] and KEYS.slots().previous.epoch == 1
    moved(minutes=6)
    due.run()
    assert KEYS.slots().previous is None


def test_the_command_can_wait_for_it(kept, capsys, sleeping):
    call_command("rotate", "--wait")
    assert "is destroyed." in capsys.readouterr().out
    assert KEYS.slots().previous is None and all_can_be_read(kept)


def test_keys_under_no_key_of_the_house_are_said_to_be_lost(kept):
    KEYS.replace(lambda slots: Slots(slots.turned().current))
    with pytest.raises(CommandError, match="put back the latest copy"):
        call_command("rotate")
