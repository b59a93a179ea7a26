"""What is true of talks. The clock that is asked is the server's; no seconds are ever shown."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

LENGTHS = (5, 10, 15)  # minutes
MOST_ASKS = 3  # a day, of one person to one other: a limit of one's own
ASK_MATTERS = timedelta(days=1)  # an ask counts as an answer, and against the limit, so long
INVITATION_STANDS = timedelta(days=7)
ANSWER_OPENS = timedelta(days=1)  # a live ask is welcome so long after both have said so
NEARLY_OVER = timedelta(minutes=3)
SETTLING = timedelta(minutes=1)
WORDS_STAY = timedelta(hours=1)  # after the end, however it ended
SPACES = (timedelta(0), timedelta(seconds=20), timedelta(seconds=40))  # slower, and slower again
LONGEST_LINE = 500  # code points


class Phase(StrEnum):
    TALKING = "talking"
    SETTLING = "settling"  # a minute together, without writing
    OVER = "over"  # the words are still there for an hour
    GONE = "gone"


def waiting(asked_at: datetime, wait: timedelta, now: datetime) -> bool:
    """Is a live ask still open? After the one fixed wait the answer is: not now."""
    return now < asked_at + wait


def welcome(mine: Iterable[datetime], theirs: Iterable[datetime], now: datetime) -> bool:
    """For someone who likes to be asked before a talk: have both said so, and was the later of the
    two, which answers the other, within a day?"""
    one, other = max(mine, default=None), max(theirs, default=None)
    if one is None or other is None:
        return False
    sooner, later = sorted((one, other))
    return later - sooner <= INVITATION_STANDS and timedelta(0) <= now - later < ANSWER_OPENS


def ends_at(began_at: datetime, minutes: int, stopped_at: datetime | None) -> datetime:
    by_the_clock = began_at + timedelta(minutes=minutes)
    return by_the_clock if stopped_at is None else min(stopped_at, by_the_clock)


def phase(began_at: datetime, minutes: int, stopped_at: datetime | None, now: datetime) -> Phase:
    end = ends_at(began_at, minutes, stopped_at)
    if now < end:
        return Phase.TALKING
    if now >= end + WORDS_STAY:
        return Phase.GONE
    settles = stopped_at is None and now < end + SETTLING
    return Phase.SETTLING if settles else Phase.OVER


def next_change(
    began_at: datetime, minutes: int, stopped_at: datetime | None, now: datetime
) -> datetime | None:
    """When the page of a talk is another than now; None once its words have gone."""
    end = ends_at(began_at, minutes, stopped_at)
    changes = [end - NEARLY_OVER, end, end + SETTLING, end + WORDS_STAY]
    return min((at for at in changes if at > now), default=None)


def nearly_over(began_at: datetime, minutes: int, now: datetime) -> bool:
    """Time for the words "about three minutes left"."""
    end = ends_at(began_at, minutes, None)
    return end - NEARLY_OVER <= now < end


def slower(level: int) -> int:
    return min(level + 1, len(SPACES) - 1)


def may_say(last_at: datetime | None, level: int, now: datetime) -> bool:
    """Is there enough space since one's own last line?"""
    return last_at is None or now - last_at >= SPACES[level]
