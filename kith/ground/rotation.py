"""The house key, turned weekly: a take-back is final in what is left lying about, too.

Whoever once copied the database's files and the house key could still read what was taken back
since, from dead rows and old copies. So every week there is a new house key. Each thing's key is
moved under it in small batches; when none is left under the one before, that one is destroyed, and
with it every copy of every key that was taken back before.

Killed at any point, it goes on from what the key file and the table say, and needs no memory of
its own:

    one slot                      nothing to do, until it is a week old
    two slots, keys under both    the next batch is moved
    two slots, keys under one     GRACE later it is looked at again, then the one before goes

GRACE is for whoever read the key file or a key's row just before it changed. No page and no
transaction of the house takes that long.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from . import clock, due, sealed
from .due import at_turn, when_due
from .house_key import KEYS, Slots
from .models import Key
from .turns import turn

WEEK = timedelta(days=6, hours=12)  # half a day less: the daily turn may come a little sooner
BATCH = 100  # keys in one transaction: 20 ms in which other writers of SQLite wait
GRACE = timedelta(minutes=5)
A_MOMENT = timedelta(seconds=5)  # where other transactions hold the last keys


@at_turn("ground.rotation")
def weekly(_daily: datetime) -> None:
    """Turns the key when its week is over, and takes up what was left half done."""
    slots = KEYS.slots()
    if slots is None:
        return
    ahead = slots.current.since > clock.now()
    if ahead:
        KEYS.replace(lambda kept: kept.dated(clock.now()))
    if slots.previous and (ahead or not due.is_set("ground.moving", "")):
        due.at("ground.moving", "", clock.now() + GRACE)
    elif not slots.previous and clock.now() >= slots.current.since + WEEK:
        begin()


@when_due("ground.moving")
def moving(_ref: str) -> None:
    look_again = go_on()
    if look_again is not None:
        due.at("ground.moving", "", clock.now() + look_again)


def begin() -> None:
    """Turn the key, if it is not being turned already, and see to it that it goes on."""
    slots = KEYS.slots()
    if slots and slots.previous is None:
        Key.objects.sweep()
    KEYS.replace(Slots.turned)
    due.at("ground.moving", "", clock.now())


def go_on() -> timedelta | None:
    """One step, in the caller's transaction. When to take the next; None when nothing is left."""
    slots = KEYS.slots()
    if slots is None or slots.previous is None:
        return None
    moved = move(slots.current.epoch)
    if Key.objects.not_under(slots.current.epoch).exists():
        return timedelta(0) if moved else A_MOMENT
    if moved or clock.now() < slots.current.since + GRACE:
        return GRACE
    KEYS.replace(lambda now: now.settled(slots))
    return None


def steps() -> Iterator[timedelta]:
    """One after the other, each in a transaction of its own: how long to pause before the next."""
    while True:
        with turn():
            pause = go_on()
        if pause is None:
            return
        yield pause


def move(epoch: int) -> int:
    """A batch of keys under the present house key. How many. It waits for nobody: a key that
    somebody else holds may be about to be destroyed, and is looked at again later."""
    free = Key.objects.not_under(epoch).select_for_update(skip_locked=True)
    batch = list(free[:BATCH])
    for row in batch:
        sealed.rewrap(row)
    return len(batch)
