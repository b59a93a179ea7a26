import pytest

from kith.ground import choices, clock, due
from kith.people import tries
from kith.people.models import Invitation

OWN_WORDS = "maple lagoon tidy violin pebble"


@pytest.fixture(autouse=True)
def untried():
    """Nobody has tried anything yet."""
    tries.forget()
    yield
    tries.forget()


@pytest.fixture
def invited(db):
    """`invited(by=dina)`: what the address of a fresh invitation ends with."""

    def made(by=None, kind="member", **how):
        return Invitation.objects.make(by, kind, **how)

    return made


@pytest.fixture
def arrive(invited, client):
    """`arrive("Quiet Heron")`: someone comes in page by page, up to their codes."""

    def came(name="Quiet Heron", secret="", passphrase=OWN_WORDS):
        secret = secret or invited()
        client.post(f"/arrive/{secret}/", {"age": "on"})
        client.post("/arrive/name/", {"name": name})
        return client.post("/arrive/passphrase/", {"passphrase": passphrase})

    return came


@pytest.fixture
def next_morning(moved):
    """Past the daily turn at which what is done now comes to light."""

    def slept():
        for _ in range(2):
            moved(seconds=(choices.next_turn() - clock.now()).total_seconds() + 60)
            due.run()

    return slept
