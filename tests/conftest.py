"""Browsers for the stories. Nearly everything here waits for a test that asks for it."""

import sys

import pytest
from django.conf import settings

from tests import browser as machine
from tests import settings as doors

PHONE = {"width": 390, "height": 844}


@pytest.fixture(autouse=True)
def not_measured():
    """That every line is come to is asked of a room's own tests. To watch each line takes twice the
    time, and these walk the whole house; so the processes that they start are not watched either.
    """
    with pytest.MonkeyPatch.context() as around:
        around.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        watching = sys.gettrace()
        sys.settrace(None)  # in this thread alone: others that begin here go on in other tests
        yield
        sys.settrace(watching)


@pytest.fixture(scope="session")
def open_house(django_db_setup, static_files):
    """One house for all the stories of a process; their data goes after each."""
    from kith.house.asgi import application  # noqa: PLC0415  (only once the test database stands)

    with (
        machine.elsewhere(doors.ELSEWHERE_DOOR),
        machine.open_house(application, doors.HOUSE_DOOR) as serving,
    ):
        yield serving


@pytest.fixture
def house(open_house, transactional_db):
    """The origin of a house that is open and empty."""
    yield settings.KITH.origin
    open_house.comes_to_rest()


@pytest.fixture(scope="module")
def browser():
    if not machine.CHROMIUM:
        pytest.skip("Chromium is not here.")
    with machine.chromium() as browser:
        yield browser


@pytest.fixture
def watch(house):
    """What the browsers of this test did. Nothing may go elsewhere, nothing may break."""
    watch = machine.Watch(at_home={house, settings.KITH.leave_to.rstrip("/")})
    yield watch
    assert not watch.elsewhere, "a browser asked for something outside the house"
    assert not watch.broken


@pytest.fixture
def sign_in(cookie_of, house):
    """`sign_in(page, ana)`: Ana is signed in on this page's browser, from its next request."""

    def signed_in(page, person, proved=False):
        name, value = settings.SESSION_COOKIE_NAME, cookie_of(person, proved)
        page.context.add_cookies(
            [{"name": name, "value": value, "url": house, "httpOnly": True, "sameSite": "Lax"}]
        )

    return signed_in


@pytest.fixture
def person_in_browser(browser, house, watch, sign_in):
    """`person_in_browser(ana)`: a page of a browser of her own, signed in. Nobody: signed out."""
    contexts = []

    def opened(person=None, js=True, proved=False, viewport=PHONE, **options):
        context = browser.new_context(
            base_url=house, java_script_enabled=js, viewport=viewport, **options
        )
        contexts.append(context)
        watch.follow(context)
        page = context.new_page()
        if person is not None:
            sign_in(page, person, proved)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def axe():
    """`axe(page)`: nothing on this page stands in anyone's way."""

    def looked(page):
        assert machine.complaints(page) == []

    return looked


@pytest.fixture
def figure(record_property):
    """`figure("neutral after", 80, "ms")`: said in the last lines of the run."""

    def said(what, number, unit):
        record_property("figure", f"{what} {number:.0f} {unit}")

    return said


def pytest_terminal_summary(terminalreporter):
    """Figures of the stories, wherever they were measured; and how much was walked."""
    passed = terminalreporter.stats.get("passed", [])
    acts = [many for each in passed for name, many in each.user_properties if name == "acts"]
    if acts:
        terminalreporter.write_line(f"{sum(acts)} acts in {len(acts)} walks about the house")
    said = [words for each in passed for name, words in each.user_properties if name == "figure"]
    for words in sorted(said):
        terminalreporter.write_line(words)
