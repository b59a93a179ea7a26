"""The people in our tests, fixed once. Ana is new and careful; Ben is someone she is getting to
know; the stranger has no business between them; Dina is a host."""

import os
from datetime import timedelta

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command

from kith.ground import clock, live

TOUCHES_DATA = {"db", "transactional_db", "django_db_setup"}

hypothesis.settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        asked_for = set(item.fixturenames)
        if asked_for & TOUCHES_DATA or item.get_closest_marker("django_db"):
            item.add_marker("data")
        if "browser" in asked_for:
            item.add_marker("browser")
        if item.get_closest_marker("redis") and not settings.KITH.redis:
            item.add_marker(pytest.mark.skip(reason="Redis comes with bin/test --long"))


@pytest.fixture(scope="session", autouse=True)
def static_files():
    """Pages name their files by hash, so the files are gathered first."""
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture
def moved():
    """`moved(days=1)`: later, for everyone. The clock is put back afterwards."""
    yield lambda **by: clock.move(timedelta(**by))
    clock.put_back()


class Ear(list):
    """What was sent to open pages, as (group, message)."""

    def __init__(self, committing):
        super().__init__()
        self.committing = committing

    def during(self, act):
        with self.committing(execute=True):
            act()
        return self

    def by(self, person):
        return [said for group, said in self if group == live.person_group(person.token)]


@pytest.fixture
def heard(monkeypatch, django_capture_on_commit_callbacks):
    """`heard.during(act)`, then `heard.by(ben)`: what Ben's open pages were told."""
    ear = Ear(django_capture_on_commit_callbacks)
    monkeypatch.setattr(live, "send", lambda group, message: ear.append((group, message)))
    return ear
