"""What tests of the ground share."""

import pytest

from kith.ground import clock, due, hands


@pytest.fixture
def quiet_rooms(monkeypatch):
    """Only what a test itself writes down is due."""
    monkeypatch.setattr(due, "_handlers", {})
    monkeypatch.setattr(due, "_turns", [])
    monkeypatch.setattr(hands, "_answers", [])
    yield
    clock.put_back()


@pytest.fixture
def done(quiet_rooms):
    """`done` lists every ref that was done."""
    refs = []
    due.when_due("test.it")(refs.append)
    return refs


@pytest.fixture
def own_house_key(settings, tmp_path):
    """A house key file of this test's own."""
    kith = settings.KITH
    values = {name: getattr(kith, name) for name in kith.__slots__}
    settings.KITH = type(kith)(**{**values, "data": tmp_path})
