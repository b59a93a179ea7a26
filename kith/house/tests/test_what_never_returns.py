"""What never comes back from a copy, however old the words are."""

import gzip
import json

import pytest
from django.core.management import CommandError

from kith.connections.models import Bond, Fall, Side, Wall
from kith.connections.rules import Step
from kith.ground.models import Key
from kith.moments.models import Delivery, Line, Moment, Talk
from kith.pace.models import Rest
from kith.people.models import (
    Invitation,
    Leaving,
    Needs,
    Person,
    Protection,
    RecoveryCode,
)
from kith.safety.models import Brought

from .copies import lines

pytestmark = pytest.mark.django_db(transaction=True)


CARD = {
    "zone": "Europe/Berlin",
    "quiet_from": None,
    "quiet_until": None,
    "pace": 2,
    "ask_before_talk": True,
}


def test_what_was_taken_back_stays_gone(old_words, ana):
    Protection.objects.keep(ana, ["distance"])
    old_words(lambda: Protection.objects.keep(ana, []))
    assert Person.objects.exists()
    assert not Protection.objects.exists()


def test_words_changed_since_do_not_return(old_words, ana):
    Needs.objects.keep(ana, **CARD, own="My street is called Elm Road.")
    old_words(lambda: Needs.objects.keep(ana, **CARD | {"pace": 1}, own="Slowly, please."))
    needs = Needs.objects.get(person=ana)
    assert needs.pace == 1
    assert needs.card == {}


def test_who_has_left_stays_gone(old_words, ana, ben, bond):
    bond.begin(Step.NOTE)
    name = bytes(ana.sealed_name)
    old_words(lambda: (ana.leave(), ana.go()))
    assert [person.pk for person in Person.objects.all()] == [ben.pk]
    assert not Key.objects.filter(name__in=[ana.shown, ana.own]).exists()
    assert not Person.objects.filter(sealed_name=name).exists()
    assert Bond.objects.get().step == Step.APART


def test_who_is_leaving_has_no_way_in(old_words, ana):
    old_words(ana.leave)
    assert Leaving.objects.get().person == ana
    assert Person.objects.get().passphrase == ""


def test_a_wall_stands_and_a_step_back_holds(old_words, ana, ben, bond):
    bond.begin(Step.TALK)
    old_words(lambda: bond.wall(ana, "Ben"))
    bond.refresh_from_db()
    assert bond.step == Step.APART
    assert Wall.objects.get().by == ana
    assert [side.step for side in Side.objects.all()] == [Step.TALK, Step.TALK]
    assert Fall.objects.get().to == Step.APART


def test_a_wall_stands_between_two_who_met_after_the_words(old_words, ana, ben):
    def meet_and_wall():
        bond = Bond.objects.between(ana, ben)
        bond.begin(Step.NOTE)
        bond.wall(ana, "Ben")

    old_words(meet_and_wall)
    assert Wall.objects.get().bond == Bond.objects.between(ana, ben)
    assert Wall.objects.get().by == ana


def test_a_changed_passphrase_stays_changed(old_words, ana):
    old_words(lambda: ana.change_passphrase("another hash"))
    assert Person.objects.get().passphrase == "another hash"


def test_a_used_invitation_and_a_used_code_stay_used(old_words, ana):
    secret = Invitation.objects.make(ana)
    code = RecoveryCode.objects.give(ana)[0]

    def use():
        Invitation.objects.opened_by(secret).use()
        RecoveryCode.objects.use(ana, code)

    old_words(use)
    assert Invitation.objects.opened_by(secret) is None
    assert not RecoveryCode.objects.use(ana, code)
    assert RecoveryCode.objects.count() == 7


def test_what_was_brought_after_the_words_is_gone_and_said_to_be(copies, ana, capsys):
    copies.make()
    Brought.objects.tell(ana, "It frightened me.", "frightened")
    copies.make()
    copies.burnt()
    copies.restore(words=copies.place.all_words()[-1])
    assert not Brought.objects.exists()
    assert "For 1 things no words were found" in capsys.readouterr().out


def test_without_a_choice_every_words_part_helps(copies, ana):
    Brought.objects.tell(ana, "It frightened me.", "frightened")
    copies.make()
    copies.make()
    newest = copies.place.all_words()[0]
    with gzip.open(newest, "wt") as file:
        file.write(json.dumps(lines(copies.place.all_words()[-1])[0]) + "\n")
    copies.burnt()
    with pytest.raises(CommandError, match="not whole"):
        copies.restore()
    newest.unlink()
    copies.restore()
    assert Brought.objects.get().words == "It frightened me."


def test_a_note_taken_back_stays_gone_and_one_kept_stays(old_words, ana, ben, bond):
    bond.begin(Step.NOTE)
    kept, regretted = (Moment.objects.give(bond, ana, "note", words) for words in ("one", "two"))
    Delivery.objects.release(bond, ben)
    old_words(regretted.take_back)
    assert [moment.words for moment in Moment.objects.opened(ben)] == ["one"]
    assert Delivery.objects.get().moment == kept


def test_what_was_held_when_somebody_stepped_back_is_not_delivered_then_or_ever(
    old_words, ana, ben, bond
):
    bond.begin(Step.NOTE)
    Rest.objects.begin(ben)
    Moment.objects.give(bond, ana, "note", "one")
    old_words(lambda: bond.step_back(ben, Step.WAVE))
    assert not Delivery.objects.exists()
    assert [moment.words for moment in Moment.objects.opened(ana)] == ["one"]


def test_what_is_said_in_a_talk_is_in_no_copy(copies, ana, ben, bond):
    bond.begin(Step.TALK)
    talk = Talk.objects.begin(bond, 10)
    talk.say(ana, "It is raining here.")
    line = Line.objects.get()
    copies.make()
    whole = str([*lines(copies.place.latest), *lines(copies.place.all_words()[0])])
    assert line.token not in whole
    copies.burnt()
    copies.restore()
    assert Talk.objects.get() == talk
    assert not Line.objects.exists()
