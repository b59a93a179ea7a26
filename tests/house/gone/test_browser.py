"""What a browser keeps of a page that was seen and left: its cache, its history, its sessions."""

import logging

import pytest
from django.conf import settings
from django.http import HttpResponse

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import due, plain
from kith.ground.turns import turn
from kith.moments.models import Moment
from kith.people.models import Person
from tests import browser as machine
from tests.stories.traces import Log

from ..restorer import restore

NOTE = "The swallows are back under the bridge."
TYPED = "I never told you about the boat."
NAME = "Otter On The Long Bank"
ALL = {NOTE, TYPED, NAME}
A_DRAFT_IS_KEPT, IT_WRITES_DOWN = 1500, 4000  # milliseconds


@pytest.fixture
def bond(house, passphrase, ana):
    """Somebody wrote to Ana, and it has come."""
    other = Person.objects.welcome(NAME, passphrase.hash)
    bond = Bond.objects.between(ana, other)
    with turn():
        bond.begin(Step.TALK)
        Moment.objects.give(bond.locked(), other, "note", NOTE)
    due.run()
    return bond


@pytest.fixture
def log():
    log = Log()
    logging.getLogger().addHandler(log)
    yield log
    logging.getLogger().removeHandler(log)


@pytest.fixture
def profile(browser, house, watch, sign_in, ana, bond, tmp_path):
    """`profile()`: a browser's own folder, after Ana saw her pages, wrote, went on, and left in a
    hurry. `may_keep`: what is done to the box before she writes in it."""

    def seen_and_left(may_keep="box => box"):
        context = browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=machine.CHROMIUM, args=machine.QUIET, base_url=house
        )
        watch.follow(context)
        page = context.new_page()
        sign_in(page, ana)
        for address in ("/today/", "/people/", f"/with/{bond.token}/", f"/with/{bond.token}/note/"):
            page.goto(address)
            assert NAME in page.inner_text("body")
        box = page.locator("main textarea")
        box.evaluate(may_keep)
        box.fill(TYPED)
        page.wait_for_timeout(A_DRAFT_IS_KEPT)
        page.goto("/people/")
        page.wait_for_timeout(IT_WRITES_DOWN)
        page.locator("a.leave").click()
        page.wait_for_url(settings.KITH.leave_to)
        context.close()
        return restore(tmp_path)

    return seen_and_left


def test_a_browser_that_may_keep_pages_is_seen_to_keep_them(profile, monkeypatch):
    usual = plain.plain

    def to_be_kept(response: HttpResponse) -> HttpResponse:
        response = usual(response)
        response["Cache-Control"] = "private, max-age=3600"
        return response

    monkeypatch.setattr(plain, "plain", to_be_kept)
    read = profile(may_keep="box => { box.autocomplete = 'on'; box.form.autocomplete = 'on' }")
    assert all(read.where(words) for words in ALL)


def test_a_browser_keeps_nothing_of_what_was_seen_and_left(profile, watch, log):
    read = profile()
    assert not any(read.where(words) for words in ALL)
    assert read.where("/with/")  # its history is there, and was looked through
    beside = [*watch.frames, *watch.titles, *watch.addresses, *log.lines]
    assert not [line for line in beside for words in ALL if words in line]
    assert watch.frames and watch.titles
