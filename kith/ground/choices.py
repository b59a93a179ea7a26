"""The few things a host chooses for the whole house. Each room registers its own."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import clock, days
from .models import Chosen
from .prepared import prepared

T = TypeVar("T", bool, int, str)
CHOICES: dict[str, "Choice[Any]"] = {}


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One choice of the house. `words` says in a sentence what it changes, for its hosts."""

    name: str
    default: T
    words: str | Promise
    valid: Callable[[T], bool] = lambda value: True
    offers: Callable[[], Iterable[tuple[T, str | Promise]]] | None = None  # where it is one of few

    def __post_init__(self) -> None:
        CHOICES[self.name] = self

    def get(self) -> T:
        return chosen().get(self.name, self.default)

    def set(self, value: T) -> None:
        """Raises ValueError for a value that is not one of the choice's."""
        if type(value) is not type(self.default) or not self.valid(value):
            raise ValueError(f"{self.name} cannot be that")
        Chosen.objects.keep(self.name, value)
        if page := _page.get():
            page.clear()


_page: ContextVar[list[dict[str, Any]] | None] = ContextVar("choices of a page", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """While one page is looked at, or one thing is done, the choices are asked for once, at the
    first need of one. What a host chooses meanwhile counts from the next."""
    mark = _page.set([])
    try:
        yield
    finally:
        _page.reset(mark)


@prepared
def all_chosen() -> Any:
    return Chosen.objects.values_list("name", "value")


def chosen() -> dict[str, Any]:
    """Every choice that is not the default, by its name."""
    page = _page.get()
    if page:
        return page[0]
    kept = dict(all_chosen())
    if page is not None:
        page.append(kept)
    return kept


def is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # none of that name; no name of a file; a folder
        return False
    return True


def zones() -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(available_timezones())]


ZONE = Choice("ground.zone", "UTC", _("The house's own time zone."), is_zone, zones)
TURN_HOUR = Choice(
    "ground.turn_hour",
    4,
    _("The hour of the daily turn, when what somebody did becomes visible to others."),
    lambda hour: 0 <= hour <= 23,
)


def this_turn() -> Any:
    """The daily turn at which the present day of the house began (aware, UTC)."""
    return days.turn_before(clock.now(), *day_of_the_house())


def next_turn() -> Any:
    """The daily turn at which the present day of the house ends (aware, UTC)."""
    return days.turn_after(clock.now(), *day_of_the_house())


def today() -> date:
    """The present day of the house, by its own calendar."""
    zone, hour = day_of_the_house()
    return days.turn_before(clock.now(), zone, hour).astimezone(zone).date()


def day_of_the_house() -> tuple[ZoneInfo, int]:
    """Where and when its days begin."""
    kept = chosen()
    return ZoneInfo(kept.get(ZONE.name, ZONE.default)), kept.get(TURN_HOUR.name, TURN_HOUR.default)
