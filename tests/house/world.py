"""A house with people in it, and everything that can be between them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from types import SimpleNamespace

from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler

from kith.connections.models import Bond, Crowd, PorchSeat
from kith.connections.policy import PORCH
from kith.connections.rules import Step
from kith.ground import again, choices, clock, sealed
from kith.people.models import Hosting, Pause, Person
from kith.people.sessions import SessionStore

CAST = {
    "ana": "Ana",
    "ben": "Ben",
    "stranger": "The stranger",
    "newcomer": "The newcomer",
    "dina": "Dina",
    "other_host": "The other host",
    "paused": "The asked one",
    "neighbour": "The neighbour",
}
PASSPHRASE = "six quiet words that nobody guesses"
HERS = "The geese came back over the lake."
HIS = "I saw the first swallow today."
DRAFT = "What I never sent is here."


@cache
def pages(**how: bool) -> ClientHandler:
    """What browsers ask, made once: each would gather all static files anew."""
    return Client(**how).handler


@dataclass
class World:
    """The cast is fetched anew each time: what a test did to one of them is not remembered."""

    pks: dict[str, int]
    noon: datetime = field(default_factory=clock.now)
    cookies: dict[tuple[str, bool], str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        if name not in CAST:
            raise AttributeError(name)
        return Person.objects.get(pk=self.pks[name])

    @property
    def bond(self) -> Bond:
        """Ana and Ben."""
        return Bond.objects.between(self.ana, self.ben)

    def at_noon(self) -> None:
        """The hour at which it was made, far from any turn: however long the tests have taken."""
        clock.put_back()
        clock.move(self.noon - clock.now())

    def browser(self, name: str, proved: bool = False, **how: bool) -> Client:
        """Signed in as that one of the cast; nobody: signed out, and never here before."""
        browser = Client(**how)
        browser.handler = pages(**how)
        if name:
            browser.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[name, proved]
        return browser

    def signed_in_again(self, name: str) -> Client:
        """A day later, say: with a new session, and the passphrase given this minute."""
        browser = Client()
        browser.cookies[settings.SESSION_COOKIE_NAME] = cookie_of(getattr(self, name), proved=True)
        return browser


def made(passphrase_hash: str) -> World:
    clock.put_back()
    clock.move(clock.now().replace(hour=12, minute=0) - clock.now())
    pks = {key: Person.objects.welcome(name, passphrase_hash).pk for key, name in CAST.items()}
    world = World(pks)
    long_ago = choices.today() - timedelta(days=30)
    Person.objects.exclude(pk=pks["newcomer"]).update(arrived_on=long_ago)
    for furnish in (keys, together, hosts, porch, asked_away, signed_in):
        furnish(world)
    world.noon = clock.now()
    return world


def keys(world: World) -> None:
    """What only they see is sealed already, of everyone."""
    for name in CAST:
        sealed.seal(getattr(world, name).own, "")


def together(world: World) -> None:
    """Ana and Ben at short talks; the stranger knows somebody else."""
    world.bond.begin(Step.TALK)
    Bond.objects.between(world.stranger, world.neighbour).begin(Step.NOTE)


def hosts(world: World) -> None:
    for name in ("dina", "other_host"):
        Hosting.objects.create(person=getattr(world, name))


def porch(world: World) -> None:
    PORCH.set(True)
    Crowd.objects.get_or_create(pk=1)
    for name in ("ana", "neighbour"):
        PorchSeat.objects.take(getattr(world, name), "A line about the sea.")


def asked_away(world: World) -> None:
    Pause.objects.begin(world.paused, "It went on for too long.")


def signed_in(world: World) -> None:
    for name in CAST:
        for proved in (False, True):
            world.cookies[name, proved] = cookie_of(getattr(world, name), proved)


def cookie_of(person: Person, proved: bool) -> str:
    session = SessionStore()
    session.begin(person)
    if proved:
        again.given(SimpleNamespace(session=session))
    session.create()
    return session.session_key


Thing = Callable[[World], list[str]]  # makes it, and says what its address ends with
