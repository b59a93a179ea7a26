"""The same walks without JavaScript. What is live is looked at again by hand."""

import pytest

from kith.connections.rules import Step
from kith.moments.models import Talk

from .test_arriving import (
    printed,
    stands_in_nobodys_way,
    test_an_invitation_opens_once,
    test_from_the_printed_invitation_to_a_second_persons_first_note,
)
from .test_two_people import (
    at_note,
    at_talk,
    next_day,
    test_a_step_back_is_shown_from_the_next_day,
    test_a_talk_is_asked_for_begun_slowed_and_stopped,
    test_a_wall_holds_at_once_and_reads_like_a_step_back,
    test_a_wall_is_seen_and_taken_down_behind_the_passphrase,
    test_a_wave_and_a_note_come_by_themselves,
    test_both_wish_and_both_are_nearer,
    test_not_now_reads_the_same_whatever_the_reason,
    test_the_stranger_finds_nothing_of_it,
    test_two_who_know_each_other_meet_by_a_phrase,
    test_what_is_brought_to_a_host_opens_with_a_reason,
    test_what_is_taken_back_is_gone_for_both,
    within_minutes,
)

__all__ = [
    "at_note",
    "at_talk",
    "next_day",
    "printed",
    "stands_in_nobodys_way",
    "test_a_step_back_is_shown_from_the_next_day",
    "test_a_talk_is_asked_for_begun_slowed_and_stopped",
    "test_a_wall_holds_at_once_and_reads_like_a_step_back",
    "test_a_wall_is_seen_and_taken_down_behind_the_passphrase",
    "test_a_wave_and_a_note_come_by_themselves",
    "test_an_invitation_opens_once",
    "test_both_wish_and_both_are_nearer",
    "test_from_the_printed_invitation_to_a_second_persons_first_note",
    "test_not_now_reads_the_same_whatever_the_reason",
    "test_the_stranger_finds_nothing_of_it",
    "test_two_who_know_each_other_meet_by_a_phrase",
    "test_what_is_brought_to_a_host_opens_with_a_reason",
    "test_what_is_taken_back_is_gone_for_both",
    "within_minutes",
]


@pytest.fixture
def js():
    return False


def test_a_draft_is_kept_by_a_button(ana, ben, at_note):
    ana.begins_a_note_to(ben, "I began to write")
    ana.presses("Keep as a draft")
    ana.sees("Your words are kept")
    ana.opens("/drafts/")
    ana.sees("I began to write")


def test_whoever_sits_down_reads_in_the_pace_and_keeps_their_numbers(ana, bond):
    bond.begin(Step.NOTE)
    ana.opens(f"/breathe/with/{bond.token}/")
    ana.chooses("7")
    ana.presses("Sit down quietly")
    assert "You can read in its pace instead." in ana.main.inner_text()
    ana.opens("/breathe/alone/")
    ana.sees("A short line is in, a long line is out.")
    ana.opens("/breathe/room/")
    ana.presses("That is enough for me")
    ana.chooses("4")
    ana.presses("Keep it for me")
    ana.sees("You came at 7 and left at 4.")


def test_half_a_thought_stays_in_its_box_whichever_button_is_pressed(ana, ben, bond):
    bond.begin(Step.TALK)
    talk = Talk.objects.begin(bond, 5)
    ana.opens(f"/talks/{talk.token}/")
    ana.says("It rained all day.")
    for button in ("Look again", "Slower", "Take back"):
        ana.writes("Your words", "half a thought")
        ana.presses(button)
        assert ana.main.get_by_label("Your words").input_value() == "half a thought"
    ana.does_not_see("It rained all day.")
    ana.presses("Stop")
    assert ana.main.get_by_label("Your words").input_value() == "half a thought"
