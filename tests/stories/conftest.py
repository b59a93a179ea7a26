"""The stage of the stories: the cast in browsers of their own, a clock at noon, and a reader who
looks at the end of each whether anything was left lying about."""

import json
import logging
from datetime import timedelta
from functools import partial

import pytest

from kith.connections.models import Bond
from kith.ground import clock, due
from kith.ground.worker import Worker

from .newcomers import Newcomer
from .people import Someone
from .traces import Log, Traces

# A closed door, or no network: the browser says so itself.
EXPECTED = ("Failed to load resource", "WebSocket connection to")


@pytest.fixture(autouse=True)
def noon(transactional_db, moved):
    """Every story begins at noon, eight hours from the daily turn on either side at least."""
    now = clock.now()
    day = now if now.hour < 12 else now + timedelta(days=1)
    moved(seconds=(day.replace(hour=12, minute=0) - now).total_seconds())


@pytest.fixture(autouse=True)
def worker(house, noon):
    """What is due is done by the house itself, as in any house."""
    worker = Worker()
    worker.start()
    yield
    worker.stop()


@pytest.fixture
def later(moved):
    """`later(hours=2)`: time goes by, and what falls due in it is done soon."""

    def passed(**by):
        moved(**by)
        due.woken.set()

    return passed


@pytest.fixture
def js():
    """Whether the browsers of a story run scripts."""
    return True


@pytest.fixture
def log():
    log = Log()
    for name in ("", "uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).addHandler(log)
    yield log.lines
    for name in ("", "uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).removeHandler(log)


@pytest.fixture
def traces(watch, log):
    return Traces(watch, log)


@pytest.fixture
def everyone(house, person_in_browser, traces, watch):
    """Whoever is in the story. At its end nothing is found of them where it does not belong."""
    people = []
    yield people
    for each in filter(lambda each: each.has_opened, people):
        for page in each.page.context.pages:
            traces.look_into(page, house)
    assert traces.tell(secret for each in people for secret in each.secrets()) == []
    assert all(frame_is_numbers(frame) for frame in watch.frames)
    assert [said for said in watch.errors if not said.startswith(EXPECTED)] == []


BREATHING = {"clock", "press", "follows", "seats", "segment"}


def frame_is_numbers(frame):
    """`{"topics": [[topic, number], ...]}` or `{"topic": topic, "number": number}`: no more. In a
    room where people breathe, times and places."""
    said = json.loads(frame)
    if set(said) <= BREATHING:
        return all(only_numbers(value) for value in said.values())
    pairs = said.get("topics", [[said.get("topic"), said.get("number")]])
    return set(said) <= {"topics", "topic", "number"} and all(
        isinstance(topic, str) and len(topic) == 16 and (number is None or isinstance(number, int))
        for topic, number in pairs
    )


def only_numbers(value):
    return all(
        isinstance(each, int | float) for each in (value if type(value) is list else [value])
    )


@pytest.fixture
def in_browser(person_in_browser, everyone, passphrase, js):
    """`in_browser(ana)`: Ana in a browser of her own, signed in a moment ago."""

    def opened(person):
        browser = partial(person_in_browser, person, js=js, proved=True)
        everyone.append(Someone(browser, person.name, passphrase.words, js))
        return everyone[-1]

    return opened


@pytest.fixture
def newcomer(person_in_browser, everyone, js):
    def opened(kind=Newcomer):
        everyone.append(kind(partial(person_in_browser, js=js), js))
        return everyone[-1]

    return opened


@pytest.fixture
def ana(ana, in_browser):
    return in_browser(ana)


@pytest.fixture
def ben(ben, in_browser):
    return in_browser(ben)


@pytest.fixture
def stranger(stranger, in_browser):
    return in_browser(stranger)


@pytest.fixture
def dina(dina, in_browser):
    return in_browser(dina)


@pytest.fixture
def bond(ana, ben):
    return Bond.objects.between(ana.person, ben.person)
