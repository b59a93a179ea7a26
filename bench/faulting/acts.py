"""What a few people do in a round, by real posts, and what the house said to each."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import chain, repeat

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground.ids import new_token
from kith.moments.models import Moment
from kith.moments.rules import GESTURES
from kith.people.models import Person

from .visitor import Answer, Visitor

FOUND = 302  # every act of these is answered by a way on
WAVE_EVERY, BACK_EVERY = 5, 10
AT_LAST = float("inf")
AGAIN = 0.5  # seconds, after something that did not go through


@dataclass
class Act:
    """One post. It was acknowledged if it `ended`; begun and not ended, nobody knows."""

    kind: str
    by: Person
    bond: Bond
    mark: str = ""  # the words of a note, a gesture, a moment's token, a step
    began: float = AT_LAST
    ended: float = AT_LAST
    was_refused: bool = False
    answered: int = 0  # where it was something else

    def hears(self, answer: Answer) -> None:
        if answer.status == FOUND:
            self.ended = time.monotonic()
        elif answer.says_not_taken:
            self.began = AT_LAST  # as if it had never been tried
            self.was_refused = True
        elif not answer.says_unsure:
            self.answered = answer.status

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
    browser: Visitor
    acts: list[Act] = field(default_factory=list)


WAYS: dict[str, Callable[[Visitor, Act], Answer]] = {
    "note": lambda browser, act: browser.send(
        f"/with/{act.bond.token}/note/",
        words=act.mark,
        draft=new_token(),
        place=f"note:{act.bond.token}",
    ),
    "wave": lambda browser, act: browser.send(f"/with/{act.bond.token}/wave/", gesture=act.mark),
    "wish": lambda browser, act: browser.send(f"/with/{act.bond.token}/wish/"),
    "back": lambda browser, act: browser.send(f"/with/{act.bond.token}/back/", to=act.mark),
    "wall": lambda browser, act: browser.send(f"/with/{act.bond.token}/wall/"),
    "take back": lambda browser, act: browser.send(f"/moments/{act.mark}/back/"),
    "rest": lambda browser, act: browser.send("/rest/begin/"),
    "wake": lambda browser, act: browser.send("/rest/end/"),
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
    to = [random.choice(mine) for _ in range(count - len(rare) - 4)]
    usual = [some_gift(by, bond, f"{name} {number}", number) for number, bond in enumerate(to)]
    acts = [*rare, *usual]
    random.shuffle(acts)
    for kind in ("rest", "wake") * 2:
        acts.insert(random.randrange(len(acts)), Act(kind, by, mine[0]))
    return Plan(by, Visitor(by), acts)


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
                act.hears(WAYS[act.kind](browser, act))
            except (OSError, HTTPException):
                return
            if not act.acknowledged:
                time.sleep(AGAIN)


def is_near(act: Act, acts: list[Act]) -> bool:
    """Has nobody gone further away in this bond? What is still held then is dropped, too."""
    back = (each for each in acts if each.kind in ("wall", "back") and each.bond == act.bond)
    return not any(each.was_begun for each in back)
