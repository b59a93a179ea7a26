"""What is true of needs: when it is quiet for someone, and which part of a card is read when."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any, Protocol
from zoneinfo import ZoneInfo

LONGEST = 200  # characters of one line of the card
LONGEST_OWN = 500  # characters of one's own words
MOST_A_DAY = 20

WAVE, NOTE, TALK = 1, 2, 3  # the steps of two people, as connections count them
SEEN_FROM = {
    "stop": WAVE,
    "slow": WAVE,
    "pace": WAVE,
    "quiet_from": WAVE,
    "quiet_until": WAVE,
    "listen": NOTE,
    "topics": NOTE,
    "ask_before_talk": TALK,
    "calms": TALK,
    "own": TALK,
}


class Quiet(Protocol):
    """What is asked of someone's needs to know when it is quiet for them."""

    zone: str
    quiet_from: time | None
    quiet_until: time | None


def quiet(needs: Quiet, now: datetime) -> bool:
    """Is it within their quiet hours, by the clock on their wall? `now` is aware.

    From is within, until is not. Over midnight when from is the later; the same time twice is no
    quiet hours at all. Where clocks change, the wall decides: an hour that comes twice is quiet
    twice.
    """
    if needs.quiet_from is None or needs.quiet_until is None:
        return False
    wall = now.astimezone(ZoneInfo(needs.zone)).time()
    if needs.quiet_from <= needs.quiet_until:
        return needs.quiet_from <= wall < needs.quiet_until
    return wall >= needs.quiet_from or wall < needs.quiet_until


def quiet_ends(needs: Quiet, now: datetime) -> datetime:
    """The first moment, from `now` on, that is not quiet (aware, UTC).

    A time that clocks jump over ends where they land; of a time that comes twice, the first that
    is not quiet counts.
    """
    if not quiet(needs, now):
        return now.astimezone(UTC)
    edges = sorted(edge for edge in _edges(needs, now) if edge > now)
    return next(edge for edge in edges if not quiet(needs, edge))


def _edges(needs: Quiet, now: datetime) -> list[datetime]:
    """Every moment of these days at which the wall could say that quiet is over."""
    zone = ZoneInfo(needs.zone)
    today = now.astimezone(zone).date()
    until = needs.quiet_until or time(0)
    days = [today + timedelta(days=ahead) for ahead in range(4)]
    return [edge for day in days for edge in _moments(day, until, zone)] + _changes(now, zone)


def _moments(day: date, at: time, zone: ZoneInfo) -> list[datetime]:
    return [datetime.combine(day, at.replace(fold=fold), zone).astimezone(UTC) for fold in (0, 1)]


def _changes(now: datetime, zone: ZoneInfo) -> list[datetime]:
    """When clocks are put forward or back in the next three days, to the second."""
    start = now.astimezone(UTC).replace(microsecond=0)
    hours = [start + timedelta(hours=ahead) for ahead in range(73)]
    return [_change(a, b, zone) for a, b in pairwise(hours) if _offset(a, zone) != _offset(b, zone)]


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before).total_seconds() // 2)
        same = _offset(middle, zone) == _offset(before, zone)
        before, after = (middle, after) if same else (before, middle)
    return after


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def card(**said: Any) -> dict[str, Any]:
    """What others may read of it, as JSON can say it. Never the time zone: it is a place."""
    kept = {name: said.get(name) for name in SEEN_FROM}
    return {name: _plain(value) for name, value in kept.items() if value}


def _plain(value: Any) -> Any:
    return value.strftime("%H:%M") if isinstance(value, time) else value


def visible(kept: dict[str, Any], step: int) -> dict[str, Any]:
    """The part of a card that somebody at this step reads. Apart, they read nothing."""
    return {name: value for name, value in kept.items() if step >= SEEN_FROM.get(name, TALK)}


def may_invite(is_host: bool, members_invite: bool) -> bool:
    """Hosts invite; members do where the hosts have said so."""
    return is_host or members_invite
