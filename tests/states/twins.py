"""The same hours, lived twice: once with what somebody chose for themself, and once without.

Whatever another is shown, answered or told meanwhile is the same to the byte, until the next turn.
What is left out of the comparison is only what is new each time: a form's token and the
addresses of things, which are called by the order in which they are first met.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from difflib import unified_diff

from django.http import HttpResponse

from kith.ground import live
from tests.alike import plain
from tests.house.cells import headers

from .house import House
from .mirror import turn_after
from .scene import Act, Scene
from .seats import heard_by
from .walk import Walk

TOKEN = re.compile(r"(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{16}(?![A-Za-z0-9_-])")
OF_TWO = ("", "said/", "talk/")
OF_ONE = (
    "/people/",
    "/today/",
    "/distances/",
    "/me/copy/",
    "/breathe/",
    "/breathe/room/",
    "/told/",
    "/room/",
)
OF_HOSTS = ("/hosts/", "/hosts/access/", "/hosts/pauses/")
NEW_EACH_TIME = {"phrase", "invitation", "new_access", "rename"}  # their pages hold what is random
JUST_BEFORE = timedelta(minutes=1)


@dataclass
class Diary:
    """All that one person was shown, answered and told."""

    lines: list[str] = field(default_factory=list)

    def page(self, what: str, answer: HttpResponse) -> None:
        around = [f"{name}: {value}" for name, value in headers(answer)]
        page = plain(answer).decode().split("\n")
        self.lines += [f"{what}, {answer.status_code}", *around, *page]

    def alike(self) -> list[str]:
        """With everything that has an address called by when it was met first."""
        met: dict[str, str] = {}
        return [
            TOKEN.sub(lambda found: met.setdefault(found[0], f"#{len(met)}"), line)
            for line in self.lines
        ]


@dataclass
class Hours:
    """Some hours from a moment of a walk, that were never lived afterwards."""

    walk: Walk
    chose: str
    viewers: list[str]
    diaries: dict[str, Diary] = field(init=False)
    acts: int = 0

    def __post_init__(self) -> None:
        self.diaries = {name: Diary() for name in self.viewers}

    def lived(self, first: Callable[[Walk], None], plan: list[Act], until: datetime) -> None:
        house = self.walk.house
        with house.undone():
            twin = Walk(house, deepcopy(self.walk.mirror))
            house.until, house.told = until, []
            self.look_around(twin)
            begins = house.now + timedelta(seconds=10)
            first(twin)
            self.hear(house)
            house.now = begins
            for act in plan:
                self.note_down(act, twin.take(act), house)
            self.until_the_end(twin)

    def look_around(self, twin: Walk) -> None:
        """The porch is the same all day, once it has been looked at."""
        for name in self.present(twin):
            twin.house.get(name, "/porch/")

    def present(self, twin: Walk) -> list[str]:
        return [name for name in self.viewers if twin.mirror.people[name].is_here]

    def note_down(self, act: Act, scene: Scene | None, house: House) -> None:
        self.acts += scene is not None
        self.hear(house)
        if act.who in self.diaries and act.kind not in NEW_EACH_TIME:
            diary = self.diaries[act.who]
            diary.lines.append(f"{act.kind}: {'done' if scene else 'not done'}")
            for number, answer in enumerate(scene.answers if scene else []):
                diary.page(f"answer {number} to {act}", answer)
            diary.lines.append(heard_by(house.person(act.who)))

    def hear(self, house: House) -> None:
        """What open pages were told, and when."""
        group = {live.person_group(house.person(name).token): name for name in self.diaries}
        for told in house.told:
            if told.group in group:
                said = f"told {told.message['topic']} {told.message['number']} at {told.at}"
                self.diaries[group[told.group]].lines.append(said)
        house.told.clear()

    def until_the_end(self, twin: Walk) -> None:
        end = Scene(twin.house, twin.mirror, Act(10**6, "the end", "", "", 0))
        end.later(timedelta(days=9))
        self.hear(twin.house)
        for name in self.present(twin):
            for address in pages_of(twin, name, self.chose):
                self.diaries[name].page(address, twin.house.get(name, address))


def pages_of(twin: Walk, name: str, chose: str) -> Iterator[str]:
    for pair in twin.mirror.of(name):
        parts = OF_TWO if chose in pair.names else OF_TWO[:1]
        if name in pair.shown:
            yield from (f"/with/{twin.house.bond(*pair.names).token}/{part}" for part in parts)
    yield from OF_ONE
    yield from OF_HOSTS if twin.mirror.people[name].host else ()


def told_apart(one: Hours, other: Hours) -> list[str]:
    """Who could tell, and by what."""
    return [
        "\n".join([f"{name} can tell:", *list(unified_diff(a, b, "with", "without", n=4))[:60]])
        for name in one.viewers
        for a, b in [(one.diaries[name].alike(), other.diaries[name].alike())]
        if a != b
    ]


def before_the_turn(walk: Walk) -> datetime:
    return turn_after(walk.house.now) - JUST_BEFORE
