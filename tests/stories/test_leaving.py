"""Leaving in a hurry: at once, and nothing leads back."""

import pytest

from kith.connections.rules import Step
from kith.moments.models import Moment
from kith.people.models import Session

from .eyes import Eyes, Film, eventually

REST = "Rest for as long as you like"  # on a page that a browser can bring back alive
CLOSED = "This page is closed while there is no connection"
HERS = "the river behind our house"


@pytest.fixture
def away(settings):
    return settings.KITH.leave_to


@pytest.fixture
def eyes(ana):
    return Eyes(ana.page)


@pytest.fixture
def words_from_ben(ana, ben, bond):
    """What Ana has on her page, and would not have seen over her shoulder."""
    bond.begin(Step.TALK)
    Moment.objects.give(bond, ben.person, "note", HERS)
    ana.opens("/rest/")
    ana.goes_to(ben)
    ana.sees(HERS)


# First: would these eyes see it?


def test_a_plain_page_that_is_brought_back_is_seen(ana, eyes, away):
    ana.opens(away)
    ana.opens(away + "elsewhere/")
    eyes.close()
    eyes.goes("back")
    assert eyes.brought_back and eyes.saw("Dry until the evening.")


def test_a_page_of_the_house_without_its_guard_is_seen(ana, eyes, away):
    ana.page.context.add_init_script(
        "new MutationObserver(() => document.querySelector('script[src*=guard]')?.remove())"
        ".observe(document, {subtree: true, childList: true})"
    )
    ana.opens("/rest/")
    ana.opens(away)
    Session.objects.all().delete()
    eyes.close()
    eyes.goes("back")
    assert eyes.brought_back and eyes.saw(REST)


def test_with_its_guard_the_same_page_is_brought_back_and_not_seen(ana, eyes, away):
    ana.opens("/rest/")
    ana.opens(away)
    Session.objects.all().delete()
    eyes.close()
    eyes.goes("back")
    assert eyes.brought_back and not eyes.saw(REST)
    ana.finds_nothing_here()


def test_brought_back_without_a_network_it_is_closed_and_says_so(ana, eyes, away):
    ana.opens("/rest/")
    ana.opens(away)
    eyes.close()
    ana.page.context.set_offline(True)
    eyes.goes("back")
    assert eyes.brought_back and eyes.saw(CLOSED) and not eyes.saw(REST)
    ana.page.context.set_offline(False)
    ana.sees(REST)


def test_a_film_of_a_page_of_the_house_is_not_neutral(ana):
    ana.opens("/rest/")
    film = Film(ana.page)
    with pytest.raises(StopIteration):
        film.neutral_after(0)


# Then: nothing is


def by_the_button(ana, away):
    ana.leaves(away)


def by_shift(ana, away):
    ana.presses_shift_three_times(away)


def by_keyboard(ana, away):
    ana.page.keyboard.press("Tab")
    ana.page.keyboard.press("Tab")
    ana.page.keyboard.press("Enter")
    ana.page.wait_for_url(away)


WAYS = [by_the_button, by_shift, by_keyboard]


@pytest.mark.parametrize("leave", WAYS)
def test_leaving_leaves_nothing(ana, eyes, words_from_ben, away, house, figure, leave):
    film = Film(ana.page)
    leave(ana, away)
    figure(
        f"leaving {leave.__name__.replace('_', ' ')}: neutral after",
        film.neutral_after(eyes.touched),
        "ms",
    )
    eyes.close()
    the_session_is_over(ana, house)
    without_a_network_nothing_leads_back(ana, eyes)
    with_a_network_nothing_leads_back(ana, eyes)
    in_another_tab_nothing_is_there(ana)
    assert not eyes.saw(HERS) and not eyes.saw("Ben") and not eyes.saw("Rest")


def the_session_is_over(ana, house):
    assert ana.page.context.cookies(house) == []
    eventually(lambda: not Session.objects.of(ana.person).exists())


def without_a_network_nothing_leads_back(ana, eyes):
    ana.page.context.set_offline(True)
    for way in ("back", "back", "forward"):
        eyes.goes(way)
    ana.page.context.set_offline(False)


def with_a_network_nothing_leads_back(ana, eyes):
    for way in ("back", "back", "forward"):
        eyes.goes(way)
        ana.looks_again()


def in_another_tab_nothing_is_there(ana):
    tab = ana.page.context.new_page()
    for address in ("/today/", "/people/", "/rest/"):
        tab.goto(address)
        assert "There is nothing here" in tab.inner_text("body")


def test_another_key_between_begins_the_count_anew(ana):
    ana.opens("/rest/")
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        ana.page.keyboard.press(key)
    ana.page.wait_for_timeout(300)
    ana.sees(REST)


AT_ONCE = """words => {
  const box = document.querySelector("textarea")
  box.value = words
  box.dispatchEvent(new Event("input", { bubbles: true }))
  document.querySelector("a.leave").click()
}"""


def test_the_last_word_before_leaving_is_behind_the_passphrase(ana, ben, words_from_ben, away):
    """Written and gone in the same instant: sooner than a draft is kept by itself."""
    ana.begins_a_note_to(ben, "")
    ana.page.evaluate(AT_ONCE, "I meant to say that I am")
    ana.page.wait_for_url(away)
    ana.opens("/drafts/")
    ana.finds_nothing_here()
    ana.comes_in()
    ana.opens("/drafts/")
    ana.sees("I meant to say that I am")


def test_a_talk_runs_on_for_the_other_who_is_told_nothing(ana, ben, words_from_ben, away):
    ana.asks_to_talk(ben)
    ben.opens("/today/")
    ben.says_yes()
    ana.joins_the_talk()
    before = ben.text
    ana.leaves(away)
    ben.page.wait_for_timeout(500)
    assert ben.text == before


class TestWithoutJavaScript:
    @pytest.fixture
    def js(self):
        return False

    def test_the_link_leads_out_and_the_session_is_over(self, ana, words_from_ben, away, house):
        ana.leaves(away)
        ana.page.go_back()
        ana.finds_nothing_here()
        ana.looks_again()
        ana.finds_nothing_here()
        the_session_is_over(ana, house)
