"""What is true of help lines, and of what is brought to a host. Plain values only."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

FOR_MEMBERS = frozenset({"high", "medium"})
EMERGENCY = "emergency"
EVERYWHERE = "ZZ"  # user-assigned in ISO 3166-1: of no single country
ORDER = (
    "emergency",
    "crisis",
    "abuse",
    "sexual_violence",
    "child",
    "lgbtq",
    "men",
    "elder",
    "stalking",
    "listening",
)
KEPT_AFTER_DECISION = timedelta(days=30)
WORTH_ANOTHER_LOOK = timedelta(days=180)  # after this a confirmation is old


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One help line as the data has it; data/README.md says what each field means."""

    id: str
    name: str
    country: str
    region: str | None
    needs: tuple[str, ...]
    phone: str | None
    phone_display: str | None
    sms: tuple[dict[str, Any], ...] = field(default=(), hash=False)
    chat: str | None
    website: str | None
    hours: str | None
    languages: tuple[str, ...]
    cost: str
    accessible: str | None
    shows_on_bill: bool | None
    leaves_history: str | None
    source: str | None
    source_seen: str | None
    confidence: str | None
    notes: str

    @property
    def main_need(self) -> str:
        return self.needs[0]

    @property
    def always_answers(self) -> bool:
        """Round the clock, as far as the data knows: a remark about one year long ago is not."""
        hours = self.hours or ""
        return hours.startswith("24/7") and not re.search(r"\bin \d{4}\b", hours)

    @property
    def stays_off_the_bill(self) -> bool:
        """Not known is not safe: only what a source said out loud."""
        return self.shows_on_bill is False


def for_members(lines: Iterable[Line]) -> list[Line]:
    """What a person who needs help is shown. One unsure source, or none, is not enough."""
    return [line for line in lines if line.confidence in FOR_MEMBERS]


def in_order(lines: Iterable[Line]) -> list[Line]:
    """The emergency number first, the surer of two first; then by need."""
    return sorted(lines, key=lambda line: (ORDER.index(line.main_need), line.confidence or "z"))


def of_country(lines: Iterable[Line], country: str) -> list[Line]:
    return [line for line in lines if line.country == country]


def beside(line: Line, lines: Sequence[Line]) -> Line | None:
    """For a line that may be closed now: one that is not, as near to the same need as there is."""
    if line.always_answers:
        return None
    open_now = [each for each in lines if each.always_answers and _reaches(each, line)]
    return min(open_now, key=lambda other: _how_far(line, other), default=None)


def _reaches(other: Line, line: Line) -> bool:
    return other.region in {None, line.region} and bool(other.phone)


def _how_far(line: Line, other: Line) -> tuple[int, int]:
    """Nearest: the same main need; then one in common; then crisis; then the emergency number."""
    if other.main_need == line.main_need:
        return (0, _extra(line, other))
    if set(other.needs) & set(line.needs) and other.main_need != EMERGENCY:
        return (1, _extra(line, other))
    return ({"crisis": 2, EMERGENCY: 3}.get(other.main_need, 4), _extra(line, other))


def _extra(line: Line, other: Line) -> int:
    """What else the other is for: a line for children is not the first to offer to a man."""
    return len(set(other.needs) - set(line.needs))


def worth_another_look(confirmed_on: date, today: date) -> bool:
    """A confirmation half a year old says little about a number today."""
    return today - confirmed_on > WORTH_ANOTHER_LOOK
