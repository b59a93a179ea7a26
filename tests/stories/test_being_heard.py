"""Somebody tells something, and is heard; or nobody has room, and they are told the truth."""

from datetime import timedelta

import pytest

from kith.connections.models import Crowd
from kith.ground import clock
from kith.people.models import Person
from kith.witnessing.models import Room, Witness
from kith.witnessing.offering import WITNESSES

from .eyes import eventually

TOLD = "I let it ring until it stopped, and then I sat on the stairs."
ADVICE = "You should call her back and say sorry."
HEARD = "You sat on the stairs until it stopped. That sounds lonely."
SECOND = "It makes sense that you could not pick up."


@pytest.fixture(autouse=True)
def a_house_where_strangers_meet(noon):
    """Opened by a host, and with so many people that nobody is guessable."""
    WITNESSES.set(True)
    for number in range(8):
        Person.objects.welcome(f"Quiet heron {number}")
    Crowd.objects.get_or_create(pk=1)


def has_room(who):
    witness = Witness.objects.practised(who.person)
    witness.person = who.person
    said = {"many": 2, "a_day": 4, "heaviest": 2, "not_topics": 0, "languages": ["en"]}
    witness.say(**said)
    Room.objects.open(witness, clock.now() + timedelta(hours=8))


def tells(who, two=False):
    who.opens("/told/")
    who.follows("To somebody with room")
    who.writes("What would you like somebody to know today?", TOLD)
    if two:
        who.chooses("Two, one after the other")
    who.presses("Tell it")
    who.sees("It is told.")


def test_told_passed_taken_answered_heard_by_two_and_taken_back(ana, ben, stranger, dina, later):
    has_room(ben)
    has_room(stranger)
    for listener in (ben, stranger):
        listener.opens("/room/")
        listener.sees("Nothing to hear just now.")
    tells(ana, two=True)
    for listener in (ben, stranger):
        listener.sees("Somebody would like to be heard")
        listener.does_not_see("stairs")
    ben.presses("Not this one")
    ben.sees("Nobody is told who passed.")
    ana.sees("It is looking for someone with room.")
    stranger.presses("I will hold it")
    stranger.sees(TOLD)
    ana.sees("Someone is holding it.")
    the_coach_is_heeded(stranger)
    ana.sees("They have begun to write back.")
    stranger.presses("Send it")
    stranger.sees("You have answered.")
    stranger.does_not_see(TOLD)
    ana.sees("There is an answer")
    ana.follows("Read it")
    ana.proves_it()
    ana.sees(HEARD)
    ana.presses("Heard")
    ana.sees("Thank you.")
    another_hears_it_and_it_is_taken_back(ana, dina, later)


def test_what_is_taken_back_while_somebody_writes_closes_before_them(ana, ben):
    has_room(ben)
    tells(ana)
    ben.opens("/room/")
    ben.presses("I will hold it")
    ben.writes("Your answer", HEARD)
    ana.sees("They have begun to write back.")
    ben.sees("Send it")
    ana.presses("Take it back")
    ben.sees("There is nothing here to hold any more.")
    for gone in ("Send it", "Hand it on", "You hold this", TOLD):
        ben.does_not_see(gone)


def the_coach_is_heeded(stranger):
    stranger.writes("Your answer", ADVICE)
    stranger.sees("Advice can feel like being told that you did it wrong.")
    stranger.writes("Your answer", HEARD)
    stranger.sees("This says back what you heard.")
    stranger.does_not_see("Advice can feel like")


def another_hears_it_and_it_is_taken_back(ana, dina, later):
    has_room(dina)
    dina.opens("/room/")
    later(minutes=2)
    dina.sees("Somebody would like to be heard")
    dina.presses("I will hold it")
    dina.sees(TOLD)
    dina.writes("Your answer", SECOND)
    ana.opens("/told/")
    ana.goes_on(ana.main.get_by_role("link", name="A moment").first)
    ana.presses("Take it back")
    ana.sees("Its key is gone")
    dina.sees("There is nothing here to hold any more.")
    dina.does_not_see(TOLD)
    dina.page.go_back()
    dina.page.go_forward()
    dina.does_not_see(TOLD)


def comes_back(who):
    """Hours later, when their session has long ended."""
    who.comes_in()
    who.opens("/told/")
    who.goes_on(who.main.get_by_role("link", name="A moment").first)


def test_nobody_has_room_and_a_host_steps_in(ana, dina, later):
    tells(ana)
    later(hours=4, minutes=1)
    comes_back(ana)
    ana.sees("The hosts have been asked to hold it.")
    dina.opens("/hosts/")
    dina.sees("nobody has had room for it yet")
    dina.follows("Having room")
    dina.sees("Somebody would like to be heard")
    dina.presses("I will hold it")
    dina.sees(TOLD)
    ana.sees("Someone is holding it.")


def test_no_host_and_the_truth(ana, later):
    tells(ana)
    later(hours=4, minutes=1)
    comes_back(ana)
    ana.sees("Nobody holds it yet.")
    ana.sees("No host of this house can hold it.")
    ana.presses("Keep looking")
    ana.sees("It is looking for someone with room.")


def test_room_begins_with_a_short_practice(ben):
    ben.opens("/room/")
    ben.sees("there is a short practice")
    ben.follows("The practice")
    for nth in (1, 2, 3):
        ben.sees(f"This is {nth} of 3.")
        ben.writes("What would you write back?", "That sounds hard.")
        ben.presses("How may it land?")
        ben.sees("How it may land")
        ben.presses("Go on")
    ben.sees("When you have room for somebody")
    ben.presses("I have room")
    ben.sees("Nothing to hear just now.")
    ben.presses("I have no room any more")
    eventually(lambda: not Room.objects.exists())
