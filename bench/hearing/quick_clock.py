"""A minute in which an hour passes: every process of the bench counts from the same moment."""

from datetime import datetime

from django.utils import timezone

from kith.ground import clock

QUICKER = 60


class Quick:
    """Stands where `ground.clock` asks Django for the time."""

    def __init__(self, since: datetime):
        self.since = since

    def now(self) -> datetime:
        return self.since + (timezone.now() - self.since) * QUICKER


def run_from(since: str) -> None:
    clock.timezone = Quick(datetime.fromisoformat(since))  # type: ignore[attr-defined]


class Still:
    """Time stands, so that what is due comes to an end."""

    def __init__(self, at: datetime):
        self.at = at

    def now(self) -> datetime:
        return self.at


def stand_still() -> None:
    clock.timezone = Still(clock.now())  # type: ignore[attr-defined]


def started() -> str:
    return timezone.now().isoformat()
