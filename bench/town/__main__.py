"""`python -m bench.town PEOPLE BONDS ...`: furnishes a town of that size, says in one line of JSON
who the two at its head are and how to come to their pages, and serves it until its input ends."""

import json
import sys
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command

from bench import PORT
from bench.house import served
from kith.connections.models import Side
from kith.ground import clock, due
from kith.people.models import Invitation, Person, Session

from . import planted
from .asking import Pages
from .furnish import Town
from .plan import BUSY, USUAL, Size, planned

A_WHILE = timedelta(minutes=2)


def main() -> None:
    size = Size(*map(int, sys.argv[1:]))
    planted.plant()
    call_command("ready")
    town = Town(planned(size))
    town.furnish()
    due.run()
    heads = {"usual": town.people[USUAL], "busy": town.people[BUSY]}
    about = {
        "size": asdict(size),
        "origin": settings.KITH.origin,
        "cookie_name": settings.SESSION_COOKIE_NAME,
        "invitation": Invitation.objects.make(heads["busy"]),
        "heads": {name: head(person) for name, person in heads.items()},
    }
    del town
    with served("bench.town.serve") as pid:
        print(json.dumps(about | {"port": PORT, "pid": pid}), flush=True)
        sys.stdin.read()


def head(person: Person) -> dict[str, Any]:
    """Their cookie, their pages, and how often each asks: at the first look of a day, and after."""
    cookie = Session.objects.begin(person)
    nearest = Side.objects.of(person).first()
    if nearest is None:
        raise RuntimeError("nobody knows them")
    pages = {"today": "/today/", "people": "/people/", "bond": f"/with/{nearest.bond.token}/"}
    asked = {name: queries(path, cookie, person) for name, path in pages.items()}
    return {"cookie": cookie, "pages": pages, "queries": asked}


def queries(path: str, cookie: str, person: Person) -> dict[str, int]:
    """The first after a while, when the session is seen again, and then as often as it is looked
    at."""
    person.sessions.update(seen=clock.now() - A_WHILE)
    pages = Pages()
    return {name: len(pages.queries(path, cookie)) for name in ("first", "after")}


if __name__ == "__main__":
    main()
