"""Who stands before an address: all of the policy, and some whose session is not what it was."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from kith.ground import again
from kith.people.arrival import KEPT, Arrival
from kith.people.models import Invitation, Session
from kith.people.sessions import SessionStore, hashed
from tests.house.world import CAST, World

TOKEN = "k" * 32  # what CSRF keeps in a session, and takes as it is in a form
OLD_TOKEN = "o" * 32


@dataclass
class Visitors:
    """The cookies with which they come, by who they are and whether the passphrase was given."""

    cookies: dict[tuple[str, bool], str]
    passing: str  # nobody, in a browser in which a form was opened
    arriving: str  # nobody yet: somebody with an invitation
    ended: str  # Ana's, of yesterday
    bond: str  # the token of what is between Ana and Ben


def come(world: World) -> Visitors:
    cookies = {
        (name, proved): begun(getattr(world, name), proved)
        for name in CAST
        for proved in (False, True)
    }
    arrival = Arrival(Invitation.objects.make(world.other_host), "Early Lark", "Early Lark")
    return Visitors(
        cookies,
        passing=begun(None),
        arriving=begun(None, **{KEPT: asdict(arrival)}),
        ended=ended(begun(world.ana, True)),
        bond=world.bond.token,
    )


def begun(person: Any, proved: bool = False, **kept: Any) -> str:
    session = SessionStore()
    if person:
        session.begin(person)
    session.update({"_csrftoken": TOKEN, **kept})
    if proved:
        again.given(SimpleNamespace(session=session))  # type: ignore[arg-type]
    session.create()
    return session.session_key or ""


def ended(cookie: str) -> str:
    yesterday = timedelta(days=1)
    for row in Session.objects.filter(hash=hashed(cookie)):
        Session.objects.filter(pk=row.pk).update(
            expires=row.expires - yesterday, seen=row.seen - yesterday
        )
    return cookie


def ids(world: World) -> Iterator[str]:
    """Of other people, and of other kinds of things than one is asked for."""
    for name in CAST:
        person = getattr(world, name)
        yield from (person.token, str(person.pk), f"person:{person.token}", f"own:{person.token}")
    yield from (world.bond.token, str(world.bond.pk), f"note:{world.bond.token}", "1", "0")
