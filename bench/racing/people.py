"""Who races: people made for one round, with browsers of their own."""

from itertools import count
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import again, due
from kith.ground.models import Due
from kith.ground.turns import turn
from kith.people import cookies, tries
from kith.people.models import Person, Session
from kith.people.sessions import SessionStore

PASSPHRASE = "six quiet words that nobody guesses"  # noqa: S105
KEPT = make_password(PASSPHRASE)
_number = count(1)


def somebody(name: str) -> Person:
    with turn():
        return Person.objects.welcome(f"{name} {next(_number)}", KEPT)


def near(one: Person, other: Person, step: Step) -> Bond:
    with turn():
        bond = Bond.objects.between(one, other)
        bond.begin(step)
    return bond


def cookie_of(person: Person | None, proved: bool = True, **kept: object) -> str:
    """What their browser keeps: signed in, the passphrase given this minute."""
    session = SessionStore()
    if person:
        session.begin(person)
    if proved:
        again.given(SimpleNamespace(session=session))
    session.update(kept)
    with turn():
        session.create()
    return str(session.session_key)


def kept_under(cookie: str) -> dict[str, Any] | None:
    """What a session holds by now; None when it is over."""
    row = Session.objects.opened_by(cookie)
    return cookies.opened(cookie, row.data) if row else None


def browser(cookie: str = "") -> Client:
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    if cookie:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    return client


def post(cookie: str, path: str, **said: object) -> int:
    """What a page answers to a form."""
    return browser(cookie).post(path, said).status_code


def enter(path: str, **said: object) -> str:
    """The cookie of whoever came in by this page; empty for whoever did not, also where it ended
    before the answer was there."""
    tries.forget()
    house = browser()
    answer = house.post(path, said)
    if answer.status_code >= 500:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    kept = house.cookies.get(settings.SESSION_COOKIE_NAME) if answer.status_code == 302 else None
    return kept.value if kept else ""


def nothing_due() -> None:
    """What an earlier round has left is not done in this one. The daily turns stay."""
    Due.objects.exclude(ref="").delete()


def all_done() -> None:
    """The worker of the house comes to rest."""
    while due.run():
        pass
