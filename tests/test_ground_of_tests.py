"""The ground that the other tests stand on holds."""

import subprocess
import sys
from contextlib import suppress
from datetime import timedelta

import pytest
from playwright.sync_api import Error

from kith.ground import clock, live
from tests import run


def test_each_of_the_cast_is_somebody_else(ana, ben, stranger, dina):
    assert len({ana.token, ben.token, stranger.token, dina.token}) == 4
    assert dina.is_host and not ana.is_host


def test_ana_is_signed_in_where_we_say_so_and_nowhere_else(as_, client, ana):
    assert as_(ana).get("/me/").status_code == 200
    assert client.get("/me/").status_code != 200


def test_the_clock_moves_for_everyone(moved):
    before = clock.now()
    moved(days=3)
    assert clock.now() - before >= timedelta(days=3)


def test_what_open_pages_are_told_is_heard(heard, ana, ben):
    heard.during(lambda: live.nudge(ben, "bond:somewhere"))
    assert len(heard.by(ben)) == 1 and not heard.by(ana)


def test_a_page_of_the_house_opens_in_a_real_browser(person_in_browser, axe, ana):
    page = person_in_browser(ana)
    page.goto("/me/")
    assert page.locator("main").count() == 1
    axe(page)


def test_without_javascript_it_opens_too(person_in_browser, ana):
    page = person_in_browser(ana, js=False)
    page.goto("/me/")
    assert page.locator("main").count() == 1


def test_a_browser_that_asks_for_something_outside_is_noticed(person_in_browser, watch):
    page = person_in_browser()
    with suppress(Error):
        page.goto("http://example.com/")
    assert watch.elsewhere == ["http://example.com/"]
    watch.elsewhere.clear()


def test_leaving_leads_to_a_page_that_is_not_ours(person_in_browser, settings):
    page = person_in_browser()
    page.goto(settings.KITH.leave_to)
    assert page.title() == "Weather"


STYLED = '<!doctype html><html lang="en"><title>Kith</title><p style="color: red">Red.</p></html>'
POLICY = {"Content-Type": "text/html", "Content-Security-Policy": "style-src 'self'"}


def test_what_the_policy_refuses_is_noticed(person_in_browser, watch):
    page = person_in_browser()
    page.route("**/planted/", lambda route: route.fulfill(body=STYLED, headers=POLICY))
    page.goto("/planted/")
    assert len(watch.broken) == 1
    watch.broken.clear()


def test_an_exception_in_a_page_is_noticed(person_in_browser, watch):
    page = person_in_browser()
    page.evaluate("setTimeout(() => { throw new Error('planted'); })")
    page.wait_for_timeout(100)
    assert len(watch.broken) == 1
    watch.broken.clear()


def test_axe_sees_what_stands_in_the_way(person_in_browser, axe):
    page = person_in_browser()
    page.set_content('<html lang="en"><title>Kith</title><main><img src="data:,"></main></html>')
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)


@pytest.mark.parametrize("come_to", [[], ["-m", "kith.ground.days"]])
def test_a_line_that_no_test_comes_to_fails_the_long_run(tmp_path, monkeypatch, come_to, capsys):
    """Also where nothing was written down at all."""
    monkeypatch.setenv("COVERAGE_FILE", str(tmp_path / "lines"))
    if come_to:
        subprocess.run([sys.executable, *run.measured(), *come_to], cwd=run.HERE, check=True)
    assert run.lines_and_branches() == ["lines and branches"]
    assert ("kith/ground/days.py" in capsys.readouterr().out) == bool(come_to)
