"""Every way in which Ben can be away, and what of it Ana may notice: nothing, before the turn."""

import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client

from kith.connections.rules import Step
from kith.ground import clock, due
from kith.moments.models import Ask
from kith.pace.models import Rest
from kith.people.models import Needs, Pause
from tests.alike import plain

from .cells import headers
from .walk import undone
from .world import World

Way = Callable[[World], None]
ONES_OWN = re.compile(rb'(?<=[/"])[A-Za-z0-9_-]{16}(?=[/"])')  # addresses of what was made anew


def needs(world: World, **kept: object) -> None:
    """What the house keeps to. The card that Ana reads is the same: Ben says nothing of it."""
    Needs.objects.update_or_create(person=world.ben, defaults=kept)


def here(world: World) -> None:
    """The plain case."""


def walled(world: World) -> None:
    world.bond.locked().wall(world.ben, "Ana")


def stepped_back(world: World) -> None:
    world.bond.locked().step_back(world.ben, Step.APART)


def left(world: World) -> None:
    world.ben.leave()


def resting(world: World) -> None:
    Rest.objects.begin(world.ben)


def quiet(world: World) -> None:
    needs(world, quiet_from=time(0, 0), quiet_until=time(23, 59, 59))


def over_pace(world: World) -> None:
    needs(world, pace=0)


def paused(world: World) -> None:
    Pause.objects.begin(world.ben, "It went on for too long.")


def declining(world: World) -> None:
    """Asked for a talk: not now."""
    for ask in Ask.objects.to(world.ben):
        ask.not_now()


GONE = [walled, stepped_back, left]
HELD = [here, resting, quiet, over_pace, paused]
AWAY = [*HELD, *GONE]


def later(**by: int) -> None:
    clock.move(timedelta(**by))
    due.run()


def seen(response: HttpResponse) -> tuple[object, ...]:
    """All that a browser gets, but the hour and what is one's own and made anew."""
    page = ONES_OWN.sub(b"...", plain(response))
    return response.status_code, headers_alike(response), page


def headers_alike(response: HttpResponse) -> list[tuple[str, str]]:
    said = [
        (name, ONES_OWN.sub(b"...", value.encode()).decode()) for name, value in headers(response)
    ]
    return sorted(said)


def looked_at(browser: Client, addresses: list[str]) -> dict[str, tuple[object, ...]]:
    return {address: seen(browser.get(address)) for address in addresses}


def of_bond(token: str) -> list[str]:
    """Every page on which Ana could notice something of Ben."""
    bond = ["", "wave/", "note/", "talk/", "said/"]
    return [f"/with/{token}/{part}" for part in bond] + [
        *(
            "/people/",
            "/today/",
            "/distances/",
            "/drafts/",
            "/porch/",
            "/bring/yours/",
            "/me/copy/",
        ),
        *("/told/", "/room/"),
    ]


def in_each(world: World, each_way: list[Way], do: Callable[[], Any]) -> list[Any]:
    """What `do` gives, in each way Ben can be."""
    found = []
    for way in each_way:
        with undone():
            way(world)
            found.append(do())
        world.at_noon()
    return found


def all_alike(found: list[Any]) -> bool:
    return len({repr(each) for each in found}) == 1


def unlike(found: list[dict[str, Any]]) -> set[str]:
    """Which of the pages can be told apart."""
    return {where for each in found for where in each if each[where] != found[0][where]}
