"""A day of the house runs from daily turn to daily turn, in the house's own time zone.

Paces, own limits, the porch and rises are counted by this day, and what somebody else did becomes
visible only at its edge, so that no act can be read off the moment it shows.
"""

from datetime import UTC, datetime, time, timedelta, tzinfo

A_DAY = timedelta(days=1)


def turn_after(now: datetime, zone: tzinfo, hour: int) -> datetime:
    """The first daily turn later than `now` (aware). `hour` is the local hour, 0 to 23.

    Where clocks jump over that hour, the turn is the moment after the jump.
    """
    local = now.astimezone(zone)
    today = _turn_on(local, zone, hour)
    return today if today > now else _turn_on(local + A_DAY, zone, hour)


def turn_before(now: datetime, zone: tzinfo, hour: int) -> datetime:
    """The last daily turn at or before `now` (aware)."""
    local = now.astimezone(zone)
    today = _turn_on(local, zone, hour)
    return today if today <= now else _turn_on(local - A_DAY, zone, hour)


def _turn_on(local: datetime, zone: tzinfo, hour: int) -> datetime:
    return datetime.combine(local.date(), time(hour), tzinfo=zone).astimezone(UTC)
