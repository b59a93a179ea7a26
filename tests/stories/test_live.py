"""What one of two does is on the other's page without a reload, and takes nothing from it."""

import os

import pytest
from playwright.sync_api import expect

from kith.connections.rules import Step
from kith.ground import due, live
from kith.ground.turns import turn
from kith.moments.models import Moment, Talk
from kith.pace.models import Draft

from .eyes import eventually

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
GONE_FOR = 30 if LONG else 5  # seconds without a network
HIS = "The bread is in the oven."
HERS = "It smells good up to here."


@pytest.fixture
def at_note(bond):
    bond.begin(Step.NOTE)


@pytest.fixture
def talking(ana, ben, bond):
    """The two are in a talk that has begun."""
    bond.begin(Step.TALK)
    talk = Talk.objects.begin(bond, 5)
    for each in (ana, ben):
        each.opens(f"/talks/{talk.token}/")
        each.sees("There is no hurry.")


@pytest.fixture
def half_a_thought(ana, talking):
    """Ana is writing, with the cursor in the middle."""
    ana.writes("Your words", "half a thought")
    box = ana.main.get_by_label("Your words")
    box.evaluate("box => { box.focus(); box.setSelectionRange(4, 4) }")
    return box


def test_somebody_who_came_by_a_phrase_is_on_the_list(ana, ben):
    phrase = ana.makes_a_phrase()
    ana.opens("/people/")
    ben.meets_by(phrase)
    ana.sees("Ben")


def test_what_came_is_on_today(ana, ben, at_note):
    ana.opens("/today/")
    ben.writes_to(ana, HIS)
    ana.sees("Ben")
    ana.does_not_see(HIS)


def test_what_came_while_the_network_was_gone_comes_by_itself(ana, ben, at_note):
    ana.goes_to(ben)
    ana.page.context.set_offline(True)
    ben.writes_to(ana, HIS)
    ana.page.wait_for_timeout(1000 * GONE_FOR)
    assert not ana.shows(HIS)
    ana.page.context.set_offline(False)
    ana.sees(HIS)


def test_what_came_while_the_socket_was_gone_comes_by_itself(ana, ben, at_note):
    """The phone changes from one network to another: the page's socket breaks unheard."""
    lines = []
    ana.page.route_web_socket(
        "**/live/", lambda line: lines.append((line, line.connect_to_server()))
    )
    ana.goes_to(ben)
    eventually(lambda: lines)
    lines[0][1].close()
    ben.writes_to(ana, HIS)
    ana.sees(HIS)


def test_what_nobody_could_tell_the_page_is_asked_for_within_a_minute(
    ana, ben, at_note, monkeypatch
):
    """As while Redis is away: the change is there, and its nudge is lost."""
    ana.page.clock.install()
    ana.goes_to(ben)
    with monkeypatch.context() as deaf:
        deaf.setattr(live, "send", lambda group, message: None)
        ben.writes_to(ana, HIS)
        due.run()
    assert not ana.shows(HIS)
    ana.page.clock.fast_forward(60_000)
    ana.sees(HIS)


def test_half_a_thought_stays_in_the_box_with_its_cursor(ana, ben, half_a_thought):
    ben.says(HIS)
    ana.sees(HIS)
    ben.presses("Slower", stays=True)
    ana.sees("It goes a little slower for you both.")
    expect(half_a_thought).to_be_focused()
    assert half_a_thought.input_value() == "half a thought"
    assert half_a_thought.evaluate("box => [box.selectionStart, box.selectionEnd]") == [4, 4]


def test_what_somebody_says_stands_on_their_own_page_and_no_more_in_the_box(ana, ben, talking):
    ana.says(HERS)
    ben.sees(HERS)
    expect(ana.main.locator("#talk .line.mine", has_text=HERS)).to_have_count(1)
    assert ana.main.get_by_label("Your words").input_value() == ""


def test_what_somebody_says_stands_there_though_their_page_hears_nothing(ana, ben, talking):
    ana.page.evaluate("document.querySelectorAll('live-region').forEach(region => region.deaf())")
    ana.says(HERS)
    ana.sees(HERS)


def test_half_a_thought_stays_while_a_line_is_taken_back(ana, ben, talking):
    ana.says(HERS)
    ana.writes("Your words", "half a thought")
    ana.presses("Take back", stays=True)
    ana.does_not_see(HERS)
    assert ana.main.get_by_label("Your words").input_value() == "half a thought"
    ben.says(HIS)
    ana.sees(HIS)
    assert ana.main.get_by_label("Your words").input_value() == "half a thought"


def test_the_button_under_a_hand_stays_the_one_of_its_row(ana, ben, bond, at_note):
    """However many come above it, and though the list shows five."""
    for gesture in ("wave", "leaf", "cup", "light", "bird"):
        Moment.objects.give(bond, ana.person, "wave", gesture)
    ana.goes_to(ben)
    held = ana.part("A small light").get_by_role("button", name="Take this back")
    held.focus()
    its = held.get_attribute("formaction")
    with turn():
        Moment.objects.give(bond, ana.person, "wave", "window")
    ben.waves_to(ana, "A leaf")
    ana.sees("An open window")
    now = ana.page.evaluate("document.activeElement.getAttribute('formaction')")
    assert now == its


def test_half_a_thought_can_still_be_read_after_a_stop(ana, ben, half_a_thought):
    ben.presses("Stop", stays=True)
    ana.sees("The talk has stopped")
    ana.sees("These words were not sent.")
    assert half_a_thought.input_value() == "half a thought"
    expect(half_a_thought).not_to_be_editable()


def test_a_stop_waits_for_nothing_that_is_still_on_its_way(ana, ben, talking):
    on_its_way = []

    def never_arrives(route):
        on_its_way.append(route) if route.request.method == "POST" else route.continue_()

    ana.page.route("**/talks/*/", never_arrives)
    ana.says("These words hang in a slow network.")
    eventually(lambda: ana.page.wait_for_timeout(50) or on_its_way)
    ana.presses("Stop")
    ben.sees("The talk has stopped")
    ana.sees("The talk has stopped")


def test_a_draft_is_kept_a_second_after_the_last_key(ana, ben, at_note):
    ana.begins_a_note_to(ben, "I began to write")
    ana.sees("Kept among your drafts.")
    assert [draft.said for draft in Draft.objects.filter(person=ana.person)] == ["I began to write"]


def test_a_page_closes_when_its_session_is_ended_from_elsewhere(ana, ben, at_note, in_browser):
    ana.goes_to(ben)
    elsewhere = in_browser(ana.person)
    elsewhere.opens("/me/sessions/")
    elsewhere.presses("End all but this one")
    ana.finds_nothing_here()
    elsewhere.sees("This is the one you are using.")


def test_a_page_closes_when_another_tab_signs_out(ana, ben, at_note):
    ana.goes_to(ben)
    tab = ana.page.context.new_page()
    tab.goto("/me/")
    tab.get_by_role("button", name="Sign out").click()
    ana.finds_nothing_here()
