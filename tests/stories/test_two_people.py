"""Two people, each at the distance they chose; and a stranger, who sees none of it."""

from dataclasses import replace

import pytest

from kith.connections.rules import Step
from kith.people.models import Session

HERS = "I thought of you by the river."
HIS = "Thank you. The bread is in the oven."
SPOKEN = "I am glad that you are here."


@pytest.fixture
def within_minutes(settings):
    """In this house a rise comes within a quarter of an hour."""
    settings.KITH = replace(settings.KITH, rise_hours=0.25)


@pytest.fixture
def at_note(bond):
    bond.begin(Step.NOTE)


@pytest.fixture
def at_talk(bond):
    bond.begin(Step.TALK)


@pytest.fixture
def next_day(later, ana, ben):
    """The daily turn has been. Their sessions ended in the night, and they come in again."""

    def passed(days=1):
        later(days=days)
        for each in (ana, ben):
            each.comes_in()

    return passed


def test_two_who_know_each_other_meet_by_a_phrase(ana, ben):
    phrase = ana.makes_a_phrase(begin="notes")
    ben.meets_by(phrase, begin="notes")
    ben.sees_the_step("notes")
    ana.is_shown_at("notes", ben)


def test_the_more_careful_choice_is_what_opens(ana, ben):
    ben.meets_by(ana.makes_a_phrase(begin="notes"), begin="waves")
    ben.sees_the_step("waves")
    ana.is_shown_at("waves", ben)


def test_a_wave_and_a_note_come_by_themselves(ana, ben, at_note):
    ana.goes_to(ben)
    ben.waves_to(ana, "A small light")
    ana.sees("A small light")
    ben.writes_to(ana, HIS)
    ana.sees(HIS)


def test_what_is_taken_back_is_gone_for_both(ana, ben, at_note):
    ana.writes_to(ben, HERS)
    ben.goes_to(ana)
    ben.sees(HERS)
    ana.takes_back(HERS)
    ana.does_not_see(HERS)
    ben.looks_again()
    ben.does_not_see(HERS)


def test_both_wish_and_both_are_nearer(ana, ben, at_note, within_minutes, later):
    ana.wishes_to_come_nearer_to(ben)
    ben.wishes_to_come_nearer_to(ana)
    ana.sees_the_step("notes")
    later(minutes=16)
    ana.sees_the_step("short talks")
    ben.sees_the_step("short talks")


def test_one_wish_is_seen_by_nobody(ana, ben, at_note, within_minutes, later):
    ben.goes_to(ana)
    before = ben.text
    ana.wishes_to_come_nearer_to(ben)
    later(minutes=16)
    ben.looks_again()
    assert ben.text == before


def test_a_talk_is_asked_for_begun_slowed_and_stopped(ana, ben, at_talk):
    ben.opens("/today/")
    ana.asks_to_talk(ben)
    ben.says_yes()
    ana.joins_the_talk()
    ana.says(SPOKEN)
    ben.sees(SPOKEN)
    ben.says(HIS)
    ana.sees(HIS)
    ben.presses("Slower", stays=True)
    ana.sees("It goes a little slower for you both.")
    ana.presses("Stop", stays=True)
    ben.sees("The talk has stopped")
    ben.sees(SPOKEN)


def test_not_now_reads_the_same_whatever_the_reason(ana, ben, at_talk, later):
    ben.opens("/today/")
    ana.asks_to_talk(ben)
    ben.sees("would like to talk now")
    ben.presses("Not now")
    later(minutes=3)
    ana.sees("It may have nothing to do with you.")


def test_a_step_back_is_shown_from_the_next_day(ana, ben, at_talk, next_day):
    ben.goes_to(ana)
    before = ben.text
    ana.steps_back_from(ben, to="waves")
    ben.looks_again()
    assert ben.text == before
    ben.writes_to(ana, HIS)
    ana.looks_again()
    ana.does_not_see(HIS)
    next_day()
    ben.is_shown_at("waves", ana)
    ana.is_shown_at("waves", ben)
    ana.does_not_see(HIS)


def test_a_wall_holds_at_once_and_reads_like_a_step_back(ana, ben, at_note, next_day):
    ben.goes_to(ana)
    before = ben.text
    ana.puts_up_a_wall_to(ben)
    ben.looks_again()
    assert ben.text == before
    ben.writes_to(ana, HIS)
    next_day()
    ben.is_shown_at("apart", ana)
    ana.is_shown_at("apart", ben)
    ana.does_not_see(HIS)
    ben.sees(HIS)


def test_a_wall_is_seen_and_taken_down_behind_the_passphrase(ana, ben, at_note):
    ana.puts_up_a_wall_to(ben)
    ana.follows("My distances")
    ana.sees("A wall between you and Ben.")
    ana.presses("Take this wall down")
    ana.sees("No walls just now.")


def test_what_is_brought_to_a_host_opens_with_a_reason(ana, ben, dina, at_note):
    ben.writes_to(ana, HIS)
    ana.goes_to(ben)
    ana.sees(HIS)
    ana.brings(HIS)
    ben.takes_back(HIS)
    dina.opens_what_was_brought("It is my evening here.")
    dina.sees(HIS)
    dina.answers("I have read it. You did well to bring it.")
    ana.follows("What I brought")
    ana.sees("You did well to bring it.")


def test_the_stranger_finds_nothing_of_it(ana, ben, stranger, at_talk):
    ana.writes_to(ben, HERS)
    ben.opens("/today/")
    ana.asks_to_talk(ben)
    ben.says_yes()
    there = ben.page.url
    ben.goes_to(ana)
    for address in (there, ben.page.url, ben.page.url + "note/", ben.page.url + "talk/"):
        stranger.opens(address)
        found = stranger.text
        stranger.opens("/with/nobody-is-there-/")
        assert stranger.text == found and "There is nothing here" in found
    stranger.opens("/people/")
    stranger.sees("Nobody is here yet.")
    stranger.opens("/today/")
    stranger.does_not_see("Ana")


def test_signed_out_every_address_is_one_bare_page(ana, ben, at_note):
    ana.goes_to(ben)
    there = ana.page.url
    Session.objects.of(ana.person).end()
    for address in (there, "/today/", "/hosts/", "/with/nobody-is-there-/"):
        ana.opens(address)
        ana.finds_nothing_here()
