"""What a few people do in a round, by real posts, and what the house said to each."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import chain, repeat

from bench.browser import Browser
from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground.ids import new_token
from kith.moments.models import Moment
from kith.moments.rules import GESTURES
from kith.people.models import Person

FOUND = 302  # every act of these is answered by a way on
WAVE_EVERY, BACK_EVERY = 5, 10
AT_LAST = float("inf")


@dataclass
class Act:
    """One post. It was acknowledged if it `ended`; begun and not ended, nobody knows."""

    kind: str
    by: Person
    bond: Bond
    mark: str = ""  # the words of a note, a gesture, a moment's token, a step
    began: float = AT_LAST
    ended: float = AT_LAST
    answered: int = 0

    @property
    def acknowledged(self) -> bool:
        return self.ended < AT_LAST

    @property
    def was_begun(self) -> bool:
        return self.began < AT_LAST


@dataclass
class Plan:
    """What one person is going to do, in this order."""

    by: Person
    browser: Browser
    acts: list[Act] = field(default_factory=list)


WAYS: dict[str, Callable[[Browser, Act], int]] = {
    "note": lambda browser, act: browser.post(
        f"/with/{act.bond.token}/note/",
        words=act.mark,
        draft=new_token(),
        place=f"note:{act.bond.token}",
    ),
    "wave": lambda browser, act: browser.post(f"/with/{act.bond.token}/wave/", gesture=act.mark),
    "wish": lambda browser, act: browser.post(f"/with/{act.bond.token}/wish/"),
    "back": lambda browser, act: browser.post(f"/with/{act.bond.token}/back/", to=act.mark),
    "wall": lambda browser, act: browser.post(f"/with/{act.bond.token}/wall/"),
    "take back": lambda browser, act: browser.post(f"/moments/{act.mark}/back/"),
    "rest": lambda browser, act: browser.post("/rest/begin/"),
    "wake": lambda browser, act: browser.post("/rest/end/"),
}


def planned(by: Person, bonds: list[Bond], given: list[Moment], count: int, name: str) -> Plan:
    """Notes for the most part; each bond is wished for, walled or stepped back from at most once,
    each of the moments `given` before is taken back."""
    mine = [bond for bond in bonds if by.pk in (bond.low_id, bond.high_id)]
    rare = [
        *(Act("take back", by, moment.bond, moment.token) for moment in given),
        *(Act("wish", by, bond) for bond in mine if bond.step == Step.NOTE),
        *(Act("wall", by, bond) for bond in random.sample(mine, 1)),
        *(Act("back", by, bond, str(int(Step.WAVE))) for bond in random.sample(mine, 1)),
    ]
    usual = [
        some_gift(by, random.choice(mine), f"{name} {n}", n)  # noqa: S311
        for n in range(count - len(rare) - 4)
    ]
    acts = [*rare, *usual]
    random.shuffle(acts)
    for kind in ("rest", "wake") * 2:
        acts.insert(random.randrange(len(acts)), Act(kind, by, mine[0]))  # noqa: S311
    return Plan(by, Browser(by), acts)


def some_gift(by: Person, bond: Bond, words: str, number: int) -> Act:
    if number % WAVE_EVERY == 0:
        return Act("wave", by, bond, GESTURES[number % len(GESTURES)])
    return Act("note", by, bond, words)


class Crowd:
    """Everyone acts at once, each in a thread of their own, until the house is gone."""

    def __init__(self, plans: list[Plan]):
        self.plans = plans
        self._threads = [threading.Thread(target=self._go_on, args=(plan,)) for plan in plans]

    def begin(self) -> None:
        for plan in self.plans:
            plan.browser.form_of("/rest/")
        for thread in self._threads:
            thread.start()

    @property
    def acknowledged(self) -> int:
        return sum(act.acknowledged for act in self.acts())

    @property
    def is_busy(self) -> bool:
        return any(thread.is_alive() for thread in self._threads)

    def acts(self) -> "chain[Act]":
        return chain.from_iterable(plan.acts for plan in self.plans)

    def end(self) -> None:
        for thread in self._threads:
            thread.join(60)

    def _go_on(self, plan: Plan) -> None:
        for act, browser in zip(plan.acts, repeat(plan.browser), strict=False):
            act.began = time.monotonic()
            try:
                act.answered = WAYS[act.kind](browser, act)
            except (OSError, HTTPException):
                return
            if act.answered == FOUND:
                act.ended = time.monotonic()


def is_near(act: Act, acts: list[Act]) -> bool:
    """Has nobody gone further away in this bond? What is still held then is dropped, too."""
    back = (each for each in acts if each.kind in ("wall", "back") and each.bond == act.bond)
    return not any(each.was_begun for each in back)
