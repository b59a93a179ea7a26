"""Somebody whom the hosts asked to stay away can still write to them, and read alone."""

import pytest

from kith.ground.gate import YES, may
from kith.people.models import Pause
from kith.safety.models import Brought, Reason


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def asked_away(ben):
    Pause.objects.begin(ben, "Please rest from here for a while.")
    return {"name": "Ben", "words": "I see it differently."}


def test_somebody_asked_to_stay_away_can_write_to_the_hosts(client, asked_away, passphrase, ben):
    said = page(client.post("/bring/paused/", asked_away | {"passphrase": passphrase.words}))
    assert "No host has answered yet." in said
    assert Brought.objects.get().words == "I see it differently."
    assert client.get("/bring/").status_code == 404


def test_they_can_come_to_read_alone(client, asked_away, passphrase, ben, dina):
    brought = Brought.objects.tell(ben, "I see it differently.", Reason.APPEAL)
    brought.decide(dina, "You can come back on Monday.")
    only_reading = {"name": "Ben", "passphrase": passphrase.words}
    assert "You can come back on Monday." in page(client.post("/bring/paused/", only_reading))
    assert Brought.objects.count() == 1


@pytest.mark.parametrize("name", ["Ana", "Nobody"])
def test_nobody_learns_there_who_is_asked_to_stay_away(client, ana, asked_away, passphrase, name):
    said = page(client.post("/bring/paused/", {"name": name, "passphrase": passphrase.words}))
    wrong = page(client.post("/bring/paused/", {"name": "Ben", "passphrase": "another one"}))
    words = "This name and this passphrase do not open together."
    assert words in said and words in wrong
    assert not Brought.objects.exists()


def test_nobody_has_to_be_known_to_write_back():
    assert may(None, "safety.write_back", None) is YES
