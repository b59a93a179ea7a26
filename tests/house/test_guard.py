"""What a browser brings back is seen by whoever is still signed in, and by nobody else."""

import pytest

from kith.people.models import Session

SHOWN = "() => document.documentElement.checkVisibility() && document.body.innerText"


@pytest.fixture
def page(person_in_browser, ana):
    page = person_in_browser(ana, proved=True)
    page.goto("/me/name/")
    assert "name" in page.inner_text("main")
    page.goto("/today/")
    return page


def back(page, to="/me/name/"):
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_url(f"**{to}", wait_until="commit")
    page.wait_for_timeout(500)


def shown(page):
    return page.evaluate(SHOWN) or ""


def test_back_shows_the_page_while_ana_is_here(page):
    back(page)
    assert "name" in shown(page)


def test_back_shows_nothing_when_her_session_has_ended(page):
    Session.objects.all().delete()
    back(page)
    assert "There is nothing here" in shown(page)
    assert "ana" not in page.content().lower() and "kith" not in shown(page)


def test_back_asks_for_the_passphrase_where_its_ten_minutes_are_over(page, moved):
    moved(minutes=11)
    back(page, "/again/")
    assert "Your passphrase, once more" in shown(page)


def test_without_a_connection_the_page_stays_closed_and_says_so(page):
    page.context.set_offline(True)
    back(page)
    assert page.locator("main").is_hidden()
    assert "while there is no connection" in page.inner_text("html")
    page.context.set_offline(False)
    page.wait_for_selector("main", timeout=10000)
    assert "while there is no connection" not in page.inner_text("html")


def test_what_was_typed_before_signing_in_is_gone(person_in_browser):
    page = person_in_browser()
    page.goto("/in/")
    page.locator("main input[type=text]").first.fill("quiet heron")
    page.goto("/help/")
    back(page, "/in/")
    assert page.locator("main input[type=text]").first.input_value() == ""


def test_three_shifts_lead_out_and_nothing_leads_back(page, settings):
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(settings.KITH.leave_to)
    page.wait_for_timeout(500)
    assert page.title() == "Weather" and Session.objects.count() == 0


def test_the_screen_is_neutral_before_the_house_has_answered(page, settings):
    seen = []
    page.on("console", lambda said: seen.append(said.text))
    page.evaluate(
        """() => document.addEventListener("leaving", () =>
          console.log(document.documentElement.checkVisibility() ? "still seen" : "neutral"))"""
    )
    page.locator("a.leave").click()
    page.wait_for_url(settings.KITH.leave_to)
    assert "neutral" in seen and "still seen" not in seen
