"""A page that listens asks how far its topics are before it fetches anything that it shows.

Otherwise what changes in between stands on no page, and no number tells: it would stay as it was.
"""

import pytest

from kith.connections.rules import Step
from kith.moments.models import Ask, Talk
from tests.asked import asked


@pytest.fixture
def listening(ana, dina, bond):
    """Whose pages with a region that listens, and where they are."""
    bond.begin(Step.TALK)
    talk = Talk.objects.begin(bond, 5)
    ask = Ask.objects.ask(bond, ana, 5)
    hers = ("/today/", "/people/", f"/with/{bond.token}/", f"/talks/{talk.token}/")
    yield [*((ana, path) for path in (*hers, f"/asks/{ask.token}/")), (dina, "/hosts/")]


def test_how_far_it_is_is_asked_before_anything_that_is_shown(listening, as_):
    for person, path in listening:
        browser = as_(person)
        with asked() as questions:
            assert b"<live-region" in browser.get(path).content, path
        first, second, *_ = questions
        assert "people_session" in first and "ground_heard" in second, path
