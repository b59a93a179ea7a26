"""The page that stands for Ana's hears what hers would hear, and nothing is taken to be shown that
was not."""

import pytest
from django.db import connection

from bench import live as bench_live
from bench.living import page as living
from bench.living.clicking import lines
from bench.living.people import near
from bench.living.sending import waits_for_the_disk
from kith.ground import live
from kith.ground.turns import unsynced


class Two:
    def __init__(self, ana, ben):
        self.ana, self.ben, self.bond = ana, ben, near(ana, ben)


@pytest.fixture
def two(house, ana, ben, monkeypatch):
    monkeypatch.setattr("bench.living.clicking.A_TALK", 3)
    monkeypatch.setattr("bench.living.clicking.LETS_GO", (0, 0))
    return Two(ana, ben)


def test_what_ben_says_comes_to_stand_on_anas_page(two):
    assert len(list(lines(two, clicks=3))) == 3


def test_a_page_that_hears_nothing_is_not_taken_to_show_it(two, monkeypatch):
    monkeypatch.setattr(living, "LONGEST", 0.5)
    monkeypatch.setattr(live, "send", lambda group, message: None)
    with pytest.raises(TimeoutError):
        list(lines(two, clicks=3))


SAID = {
    **dict.fromkeys(bench_live.MARKS, 1.0),
    "notes_per_s": 999.0,
    "notes_sent": 9,
    "notes_kept": 9,
    "waits_for_the_disk": True,
}


@pytest.mark.parametrize(
    "what, value", [("live_ms_p99", 99.0), ("kb_per_socket", 25.0), ("notes_per_s", 199.0)]
)
def test_a_mark_that_is_missed_is_said(what, value):
    assert bench_live.missed(SAID) == []
    assert bench_live.missed(SAID | {what: value}) == [what]


def test_a_note_that_was_acknowledged_and_is_not_there_is_said():
    assert bench_live.missed(SAID | {"notes_kept": 8}) == ["notes_kept"]


@pytest.mark.django_db(transaction=True)
def test_notes_that_are_not_on_the_disk_are_not_counted_as_if_they_were():
    assert waits_for_the_disk()
    if connection.vendor == "sqlite":
        with unsynced():
            assert not waits_for_the_disk()
    assert bench_live.missed(SAID | {"waits_for_the_disk": False}) == ["waits_for_the_disk"]
