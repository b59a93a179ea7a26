"""A house of sample people, for whoever wants to look at one."""

import re

import pytest
from django.core.management import CommandError, call_command

from kith.connections.models import Bond, Crowd, Glimpse, Wall
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.ground.gate import YES, may
from kith.house.sample import cast
from kith.house.sample.furnish import furnish
from kith.moments.models import Delivery, Moment
from kith.people import hashing
from kith.people.models import Person
from kith.safety.models import Brought, Confirmation, OnDuty

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[3, 15], ids=["at night", "in the afternoon"])
def sample(live_in, tmp_path, moved, request):
    live_in(tmp_path, sample=True)
    moved(hours=(request.param - clock.now().hour) % 24)
    furnish()
    return {each.name: Person.objects.called(each.name) for each in cast.PEOPLE}


def between(people, one, other):
    return Bond.objects.between(people[one], people[other])


def test_ten_people_live_there_at_different_steps(sample):
    assert len(sample) == Person.objects.count() == 10
    steps = {bond.step for bond in Bond.objects.all()}
    assert steps == {Step.APART, Step.WAVE, Step.NOTE, Step.TALK, Step.FEELING}


def test_two_of_them_come_nearer_within_a_minute(sample, moved):
    bond = between(sample, cast.ONE, cast.OTHER)
    moved(seconds=60)
    due.run()
    bond.refresh_from_db()
    assert bond.step == Step.TALK


def test_what_was_given_has_arrived_but_for_one_who_rests(sample):
    assert Delivery.objects.held().get().to == sample["Paper Kite"]
    said = {moment.words for moment in Moment.objects.opened(sample[cast.ONE])}
    assert {words for giver, to, words in cast.NOTES if cast.ONE in (giver, to)} <= said


def test_two_are_ready_for_a_talk(sample):
    one, host = sample[cast.ONE], sample[cast.HOST]
    assert may(one, "moments.ask", between(sample, cast.ONE, cast.HOST)) is YES
    assert OnDuty.objects.now().host == host


def test_the_porch_is_open_and_shows_a_few(sample):
    assert Crowd.objects.exists()
    assert may(sample[cast.ONE], "connections.porch", sample[cast.ONE]) is YES
    assert 1 <= len(Glimpse.objects.today_for(sample[cast.ONE])) <= 5


def test_a_host_finds_something_brought_and_a_line_confirmed(sample):
    assert {one.words for one in Brought.objects.for_host(sample[cast.HOST])} == {
        cast.BROUGHT,
        cast.TOLD,
    }
    assert Confirmation.objects.get().by == sample[cast.HOST]
    assert Wall.objects.get().by == sample[cast.ONE]


def test_three_ways_in_are_told_anew_at_each_start(sample, capsys):
    call_command("sample")
    call_command("sample")
    told = re.findall(r"^  (\w+ \w+) +(\w+(?: \w+){5})$", capsys.readouterr().out, re.MULTILINE)
    assert [name for name, _words in told] == [*cast.SIGN_INS, *cast.SIGN_INS]
    for name, words in told[3:]:
        assert hashing.right(words, Person.objects.called(name).passphrase)
    for name, words in told[:3]:
        assert not hashing.right(words, Person.objects.called(name).passphrase)
    assert Person.objects.count() == 10


def test_a_real_house_is_never_furnished(live_in, tmp_path):
    live_in(tmp_path)
    with pytest.raises(CommandError, match="a house of their own"):
        call_command("sample")
    assert not Person.objects.exists()


def test_real_people_are_never_joined_by_sample_people(ana, live_in, tmp_path):
    live_in(tmp_path, sample=True)
    with pytest.raises(CommandError, match="are real"):
        call_command("sample")
    assert Person.objects.get() == ana


def test_nobody_is_due_for_anything_that_has_passed(sample):
    assert due.run() == 0
