"""What is true of telling and of having room. Plain values only."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from random import Random

from kith.connections.rules import Step

OPENS = Step.FEELING  # telling one person of a bond


class Size(StrEnum):
    SENTENCE = "sentence"
    MOMENT = "moment"
    STORY = "story"


LONGEST = {Size.SENTENCE: 280, Size.MOMENT: 1500, Size.STORY: 6000}  # code points
LONGEST_REPLY, LONGEST_KIND_WORD = 2000, 280
LONGEST_READ = 3 * LONGEST[Size.STORY]  # of a draft that is read along


class Weight(IntEnum):
    LIGHT = 0
    SOME = 1
    HEAVY = 2


class Wish(StrEnum):
    """What would help."""

    READ = "read"
    HEARD = "heard"
    ASKED = "asked"
    ADVICE = "advice"


# Their order is kept in the database, one bit each: new ones are added at the end.
TOPICS = (
    *("family", "body", "food", "violence", "loss", "dying", "love", "faith", "drink", "money"),
    *("childhood", "loneliness", "shame", "anger", "fear"),
)

# How an offer goes around. The bench of routing lives by the same times (bench/crowds).
RUNS_OUT_HERE, RUNS_OUT_AWAY = timedelta(minutes=10), timedelta(hours=1)
HERE = timedelta(minutes=3)  # a page that is open says so every other minute
TO_A_HOST = timedelta(hours=4)
ANOTHER_WITHIN = timedelta(days=1)  # after that no second witness is looked for
HELD_FOR = timedelta(hours=2)  # without an answer; then it goes on to somebody else
WRITES_ON = timedelta(minutes=30)  # who has just written something has so long
WRITES_DOWN = timedelta(minutes=5)  # how often it is kept that somebody writes
HELD_AT_MOST = timedelta(hours=4)
ROOM_FOR = (1, 3, 8, 24, 72)  # hours that somebody can say they have room
STAYS_OPEN = (1, 3, 7)  # days that something told looks for somebody
LONGEST_WAIT_KEPT = timedelta(days=14)
MANY_WAITS = 100  # the last ones say how long it usually takes
REMEMBERED = 24  # answered offers; then what was before them counts half
ENOUGH_FELT = 5  # answers, before anybody is told that people felt heard


def mask(topics: Iterable[str]) -> int:
    """One bit for each topic. Raises ValueError for what is none."""
    return sum(1 << TOPICS.index(topic) for topic in set(topics))


def topics_of(kept: int) -> frozenset[str]:
    return frozenset(topic for bit, topic in enumerate(TOPICS) if kept >> bit & 1)


def runs_out(now: datetime, *, here: bool) -> datetime:
    return now + (RUNS_OUT_HERE if here else RUNS_OUT_AWAY)


def goes_on_at(since: datetime, wrote_at: datetime | None) -> datetime:
    """When what somebody holds goes on to somebody else, if no answer comes."""
    asked = since + HELD_FOR
    writing = wrote_at + WRITES_ON if wrote_at else asked
    return min(max(asked, writing), since + HELD_AT_MOST)


def has_written_anew(wrote_at: datetime | None, now: datetime) -> bool:
    """Is it worth writing down? Not with every key."""
    return wrote_at is None or now - wrote_at >= WRITES_DOWN


class Phase(StrEnum):
    """Where something told is, for whoever told it."""

    LATER = "later"
    LOOKING = "looking"
    LONGER = "longer"  # longer than was said: the truth
    HOST_ASKED = "host asked"
    HELD = "held"
    WRITING = "writing"
    ANSWERED = "answered"
    OVER = "over"  # nobody held it in time; the words are its teller's


@dataclass(frozen=True, slots=True)
class Course:
    """What has become of something told."""

    from_at: datetime
    until: datetime
    truth_at: datetime
    held: int  # with an answer or without
    answered: int
    writing: bool
    host_asked: bool


def phase(course: Course, now: datetime) -> Phase:
    if course.held > course.answered:
        return Phase.WRITING if course.writing else Phase.HELD
    if course.answered:
        return Phase.ANSWERED
    if now < course.from_at:
        return Phase.LATER
    if now >= course.until:
        return Phase.OVER
    if course.host_asked:
        return Phase.HOST_ASKED
    return Phase.LONGER if now >= course.truth_at else Phase.LOOKING


def looks_for(*, wanted: int, held: int, told_at: datetime, until: datetime, now: datetime) -> int:
    """How many more are looked for: one who holds it until then, another within a day."""
    last = min(until, told_at + ANOTHER_WITHIN) if held else until
    return max(0, wanted - held) if now < last else 0


def remembered(counts: Collection[int]) -> tuple[int, ...]:
    """What was lately counts more than what was before: halved once there is enough."""
    return tuple(count // 2 for count in counts) if sum(counts) > REMEMBERED else tuple(counts)


def felt(heard: int, said: int) -> bool:
    """May a witness be told that people felt heard? Never after one or two: it would be a verdict
    of somebody."""
    return said >= ENOUGH_FELT and heard * 2 > said


def luck(token: str, waves: int) -> Random:
    """The router's chance, the same for whoever looks at the same wave twice."""
    return Random(f"{token} {waves}")  # noqa: S311 (who is asked first is no secret)
