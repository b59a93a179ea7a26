"""What one of two does in a talk is on the other's page without a reload."""

import pytest

from kith.connections.rules import Step
from kith.ground import due
from kith.moments.models import Talk
from kith.pace.models import Draft

SOON = 8000  # ms


@pytest.fixture
def near(bond):
    bond.begin(Step.TALK)
    return bond


@pytest.fixture
def talking(ana, ben, near, person_in_browser):
    """Ana's page and Ben's, in a talk that has begun."""
    talk = Talk.objects.begin(near, 5)
    pages = [person_in_browser(person) for person in (ana, ben)]
    for page in pages:
        page.goto(f"/talks/{talk.token}/")
    return pages


def say(page, words):
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Say it").click()


def test_an_ask_comes_before_ben_and_his_yes_before_ana(ana, ben, near, person_in_browser):
    hers, his = person_in_browser(ana), person_in_browser(ben)
    his.goto("/today/")
    hers.goto(f"/with/{near.token}/talk/")
    hers.get_by_role("button", name="Ask now").click()
    hers.get_by_text("Within a few minutes").wait_for(timeout=SOON)
    due.run()
    his.get_by_role("button", name="Yes, begin").click(timeout=SOON)
    hers.get_by_role("link", name="Go to the talk").click(timeout=SOON)
    hers.get_by_label("Your words").wait_for(timeout=SOON)


def test_not_now_comes_by_itself_when_the_wait_is_over(ana, near, person_in_browser, moved):
    hers = person_in_browser(ana)
    hers.goto(f"/with/{near.token}/talk/")
    hers.get_by_role("button", name="Ask now").click()
    hers.get_by_text("Within a few minutes").wait_for(timeout=SOON)
    moved(minutes=3)
    due.run()
    hers.get_by_text("It may have nothing to do with you").wait_for(timeout=SOON)


def test_both_read_what_is_said_and_hear_a_stop(talking, axe):
    hers, his = talking
    say(hers, "I am glad you are here.")
    his.get_by_text("I am glad you are here.").wait_for(timeout=SOON)
    say(his, "So am I.")
    hers.get_by_text("So am I.").wait_for(timeout=SOON)
    axe(hers)
    his.get_by_role("button", name="Stop").click()
    hers.get_by_text("The talk has stopped").wait_for(timeout=SOON)
    assert not hers.get_by_role("button", name="Say it").is_visible()


def test_half_written_words_stay_in_the_box_whatever_the_other_does(talking):
    hers, his = talking
    hers.get_by_label("Your words").fill("half a thought")
    his.get_by_role("button", name="Slower").click()
    hers.get_by_text("a little slower").wait_for(timeout=SOON)
    assert hers.get_by_label("Your words").input_value() == "half a thought"


def test_a_draft_is_kept_a_second_after_the_last_key(ana, near, person_in_browser):
    hers = person_in_browser(ana)
    hers.goto(f"/with/{near.token}/note/")
    hers.get_by_label("A few kind words").fill("I began to write")
    hers.get_by_text("Kept among your drafts.").wait_for(timeout=SOON)
    assert Draft.objects.of(ana, f"note:{near.token}").said == "I began to write"
