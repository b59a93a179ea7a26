"""A house with people in it, and everything that can be between them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from types import SimpleNamespace

from django.conf import settings
from django.test import Client

from kith.connections.models import Bond, Crowd, PorchSeat
from kith.connections.policy import PORCH
from kith.connections.rules import Step
from kith.ground import again, choices
from kith.people.models import Hosting, Pause, Person
from kith.people.sessions import SessionStore

CAST = {
    "ana": "Ana",
    "ben": "Ben",
    "stranger": "The stranger",
    "newcomer": "The newcomer",
    "dina": "Dina",
    "other_host": "The other host",
    "paused": "The paused one",
    "neighbour": "The neighbour",
}
PASSPHRASE = "six quiet words that nobody guesses"
HERS = "The geese came back over the lake."
HIS = "I saw the first swallow today."
DRAFT = "What I never sent is here."


@dataclass
class World:
    """The cast is fetched anew each time: what a test did to one of them is not remembered."""

    pks: dict[str, int]
    browsers: dict[tuple[str, bool], Client] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Person:
        if name not in CAST:
            raise AttributeError(name)
        return Person.objects.get(pk=self.pks[name])

    @property
    def bond(self) -> Bond:
        """Ana and Ben."""
        return Bond.objects.between(self.ana, self.ben)

    def browser(self, name: str, proved: bool = False) -> Client:
        """Signed in as that one of the cast; nobody: signed out, and never here before."""
        return self.browsers[name, proved] if name else Client()


def made(passphrase_hash: str) -> World:
    pks = {key: Person.objects.welcome(name, passphrase_hash).pk for key, name in CAST.items()}
    world = World(pks)
    long_ago = choices.today() - timedelta(days=30)
    Person.objects.exclude(pk=pks["newcomer"]).update(arrived_on=long_ago)
    for furnish in (together, hosts, porch, asked_away, signed_in):
        furnish(world)
    return world


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
            world.browsers[name, proved] = browser_of(getattr(world, name), proved)


def browser_of(person: Person, proved: bool) -> Client:
    session = SessionStore()
    session.begin(person)
    if proved:
        again.given(SimpleNamespace(session=session))
    session.create()
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return browser


Thing = Callable[[World], list[str]]  # makes it, and says what its address ends with
