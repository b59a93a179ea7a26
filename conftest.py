"""The people in our tests, fixed once. Ana is new and careful; Ben is someone she is getting to
know; the stranger has no business between them; Dina is a host."""

import os
import shutil
from datetime import timedelta
from types import SimpleNamespace

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.test import Client

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import again, clock, live, prepared
from kith.people.models import Hosting, Person
from kith.people.sessions import SessionStore

PASSPHRASE = "six quiet words that nobody guesses"

TOUCHES_DATA = {"db", "transactional_db", "django_db_setup"}

hypothesis.settings.register_profile("quick", max_examples=60, deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_addoption(parser):
    """How long people walk about in the house (`tests/states`), and from where."""
    many = 10_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 400
    parser.addoption("--acts", type=int, default=many, help="how many acts, in all")
    parser.addoption("--first-seed", type=int, default=0, help="the seed of the first walk")


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


def pytest_unconfigure():
    """A process of xdist's ends without its atexit."""
    shutil.rmtree(settings.KITH.data, ignore_errors=True)


@pytest.fixture(autouse=True)
def asked_anew(request):
    """What a test puts in the place of something is asked about by itself and not by the next."""
    puts = "monkeypatch" in request.fixturenames
    if puts:
        prepared.forget()
    yield
    if puts:
        prepared.forget()


@pytest.fixture(scope="session", autouse=True)
def static_files():
    """Pages name their files by hash, so the files are gathered first."""
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def passphrase():
    """Everyone's in the tests, with its hash: argon2 would take a third of a second each time."""
    return SimpleNamespace(words=PASSPHRASE, hash=make_password(PASSPHRASE))


@pytest.fixture
def ana(db, passphrase):
    return Person.objects.welcome("Ana", passphrase.hash)


@pytest.fixture
def ben(db, passphrase):
    return Person.objects.welcome("Ben", passphrase.hash)


@pytest.fixture
def stranger(db, passphrase):
    return Person.objects.welcome("The stranger", passphrase.hash)


@pytest.fixture
def dina(db, passphrase):
    dina = Person.objects.welcome("Dina", passphrase.hash)
    Hosting.objects.create(person=dina)
    return dina


@pytest.fixture
def bond(ana, ben):
    """Ana and Ben, apart, who have each other on their lists."""
    bond = Bond.objects.between(ana, ben)
    bond.begin(Step.APART)
    return bond


@pytest.fixture
def cookie_of():
    """`cookie_of(ana)`: what a browser keeps when Ana has signed in; `proved` if a moment ago."""

    def signed_in(person, proved=False):
        session = SessionStore()
        session.begin(person)
        if proved:
            again.given(SimpleNamespace(session=session))
        session.create()
        return session.session_key

    return signed_in


@pytest.fixture
def as_(cookie_of):
    """`as_(ana).get(...)`: a browser with Ana signed in."""

    def browser(person, proved=False):
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie_of(person, proved)
        return client

    return browser


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
