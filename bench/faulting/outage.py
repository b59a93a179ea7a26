"""What the house stands on goes, and comes back, while people act: what they are told, and what
works again by itself."""

import time
from collections.abc import Iterable
from typing import Protocol

from django.db import connection

from kith.people.models import Person

from . import books
from .acts import Crowd
from .found import Found, Wanted
from .looking import Ana
from .server import opened, prepared, settle
from .serving import Server

LASTS = 2.0  # seconds, besides what is looked at meanwhile


class Outage(Protocol):
    """What goes, and what works without it."""

    reads: bool
    writes: bool

    def begin(self, house: Server) -> None: ...
    def end(self, house: Server) -> None: ...
    def also(self) -> Iterable[str]: ...


def run(wanted: Wanted, outage: Outage) -> Found:
    with opened(wanted) as house:
        found, everyone = Found(), []
        while wanted.goes_on(found):
            everyone += one_round(house, found, outage, wanted.acts)
        settle()
        found.broken += books.in_the_end(everyone)
        return found


def one_round(house: Server, found: Found, outage: Outage, acts: int) -> list[Person]:
    people, bonds, plans = prepared(found.rounds, acts)
    ana = Ana(found.rounds)
    acting = Crowd(plans)
    acting.begin()
    while acting.is_busy and acting.acknowledged < acts // 3:
        time.sleep(0.005)
    outage.begin(house)
    try:
        found.broken += [*ana.meanwhile(outage), *outage.also()]
        time.sleep(LASTS)
    finally:
        outage.end(house)
    connection.close()
    found.broken += ana.afterwards()
    acting.end()
    settle()
    found.broken += [*books.complaints(plans, bonds), *ana.in_the_books()]
    found.rounds += 1
    found.acts += sum(act.was_begun for act in acting.acts())
    refused = sum(act.was_refused for act in acting.acts()) + ana.was_refused
    found.said["refused"] = int(str(found.said.get("refused", 0))) + refused
    found.unless(bool(refused) != outage.writes, f"{refused} acts were refused meanwhile")
    return people
