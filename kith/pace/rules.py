"""What is true of pace: how many a day is enough, and when something held is offered again."""

from datetime import datetime

MOST_A_DAY = 20
LONGEST_DRAFT = 256 * 1024  # characters: all that a form can carry, so that nothing is lost
PLACE = 60  # characters of the name of a box


def room_left(given: int, a_day: int | None) -> bool:
    """May one more be given today? No limit of one's own: always."""
    return a_day is None or given < a_day


def ripe(held_until: datetime | None, now: datetime) -> bool:
    """Has what was held until tomorrow come to its tomorrow?"""
    return held_until is not None and now >= held_until
