"""Nothing of anybody is read beside the pages."""

import pytest
from django.urls import reverse

from kith.ground import due, live

from . import telling
from .policy import ROWS
from .whos import MOST_LIKELY, person


@pytest.fixture
def frames(monkeypatch):
    sent = []
    monkeypatch.setattr(live, "send", lambda group, message: sent.append(message))
    return sent


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.address)
def test_no_log_frame_title_or_address_tells(
    world, row, frames, django_capture_on_commit_callbacks
):
    """For whoever may come, with everything they may do there."""
    secrets = telling.secrets_of(world)
    browser = world.browser(person(next(who for who in MOST_LIKELY if who in row.who)), proved=True)
    with telling.logged() as lines, django_capture_on_commit_callbacks(execute=True):
        address, data = reverse(row.address, args=row.thing(world)), row.sent(world)
        answers = [browser.get(address), browser.post(address, data)]
        due.run()
    said = [each for answer in answers for each in telling.beside(answer)]
    assert telling.telling("an answer", said, secrets) == []
    assert [line for answer in answers for line in telling.tokens_of_people(answer, world)] == []
    assert telling.telling("a log", lines, secrets) == []
    assert telling.odd_frames(frames, secrets) == []


def test_frames_are_heard_here(world, frames, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        live.nudge(world.ana, "today")
    assert [set(frame) for frame in frames] == [telling.FRAME]
