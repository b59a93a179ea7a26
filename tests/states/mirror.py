"""The house once more, in plain values, as HOUSE.md and CASES.md tell it. Nothing of Kith is asked.

Where the house may choose a moment (a rise, in the hours after two wishes), the mirror is told
what was seen and says whether that was right.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

APART, WAVE, NOTE, TALK, FEELING = range(5)
HOUSE_ZONE, TURN_HOUR = "America/New_York", 4
OPENS = {"wave": WAVE, "note": NOTE, "invitation": TALK}
TOO_YOUNG = timedelta(hours=3)
WAY_RESTS = timedelta(days=3)
WISH_STANDS = PHRASE_STANDS = timedelta(days=14)
RISES_WITHIN = timedelta(hours=6)
WORDS_STAY = timedelta(hours=1)
FORMER_NAME = 14  # days
A_DAY = timedelta(days=1)
A_MINUTE = timedelta(minutes=1)


def turn_before(now: datetime) -> datetime:
    """The daily turn at which the house's present day began."""
    zone = ZoneInfo(HOUSE_ZONE)
    day = now.astimezone(zone).date()
    turns = [datetime.combine(day - A_DAY * ago, time(TURN_HOUR), zone) for ago in (0, 1)]
    return next(turn.astimezone(UTC) for turn in turns if turn <= now)


def turn_after(now: datetime) -> datetime:
    later = turn_before(now) + A_DAY / 2
    while turn_before(later) <= now:
        later += timedelta(hours=1)
    return turn_before(later)


@dataclass
class Card:
    """What is said of needs. Kept to at once; read by others from the next turn."""

    pace: int | None = None
    quiet: tuple[time, time] | None = None
    zone: str = HOUSE_ZONE
    ask_first: bool = False

    def is_quiet(self, now: datetime) -> bool:
        if self.quiet is None:
            return False
        wall = now.astimezone(ZoneInfo(self.zone)).time()
        start, end = self.quiet
        return start <= wall < end if start <= end else not end <= wall < start

    def quiet_ends(self, now: datetime) -> datetime:
        now = now.replace(second=0, microsecond=0)
        while self.is_quiet(now):
            now += A_MINUTE
        return now


@dataclass
class Someone:
    """One person."""

    name: str  # as these tests call them
    called: str
    host: bool = False
    left: datetime | None = None
    gone: bool = False
    resting: bool = False
    paused: bool = False
    limit: int | None = None
    card: Card = field(default_factory=Card)
    card_shown: Card = field(default_factory=Card)
    card_changed: datetime | None = None
    renamed: datetime | None = None
    seated: bool = False
    phrase: tuple[int, datetime] | None = None  # where it begins, and since when

    @property
    def is_here(self) -> bool:
        return self.left is None and not self.paused

    @property
    def away(self) -> bool:
        return self.resting or self.paused or self.left is not None


@dataclass
class Given:
    """A wave, a note or an invitation, as its giver keeps it; and what became of it."""

    token: str
    giver: str
    to: str
    kind: str
    words: str
    at: datetime
    held: bool = True  # on its way; False: arrived, or it never will
    came: datetime | None = None


@dataclass
class Shown:
    """One person's side of a bond."""

    step: int
    name: str
    former: str = ""
    former_until: date | None = None


@dataclass
class Asked:
    token: str
    by: str
    at: datetime
    minutes: int
    reached: bool  # were the two really near enough?
    answered: bool = False
    aside: bool = False
    back: bool = False


@dataclass
class Talk:
    token: str
    began: datetime
    minutes: int
    stopped: datetime | None = None
    slower: int = 0
    lines: list[tuple[str, str, str, datetime]] = field(default_factory=list)  # token, who, words

    @property
    def ends(self) -> datetime:
        by_the_clock = self.began + self.minutes * A_MINUTE
        return min(by_the_clock, self.stopped or by_the_clock)

    def goes_on(self, now: datetime) -> bool:
        return now < self.ends

    def is_read(self, now: datetime) -> bool:
        return now < self.ends + WORDS_STAY
