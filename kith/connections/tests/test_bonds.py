"""What two people meet with, told as they would tell it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.connections.models import Bond, Fall, Rise, Side, Wish
from kith.connections.rules import Step
from kith.ground import choices, clock, due
from tests.alike import plain


def at(bond, step):
    bond.begin(step)
    return Bond.objects.get(pk=bond.pk)


def both_wish(bond, one, other, step):
    wish(bond, one, step)
    wish(bond, other, step)


def wish(bond, person, step):
    """And it is looked at, which the house does by itself a moment later."""
    bond.wish(person, step)
    due.run()


def daily_turn(moved):
    """To a moment after the next daily turn, with everything done that is due by then."""
    moved(seconds=(choices.next_turn() - clock.now()).total_seconds() + 1)
    due.run()


def after(moved, **by):
    moved(**by)
    due.run()


def test_a_rise_needs_both_and_comes_to_both_at_once(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    wish(bond, ana, Step.NOTE)
    after(moved, days=2)
    assert bond.side_of(ana).step is Step.WAVE

    wish(bond, ben, Step.NOTE)
    after(moved, days=1, hours=7)
    assert bond.side_of(ana).step is bond.side_of(ben).step is Step.NOTE
    assert not Wish.objects.exists() and not Rise.objects.exists()


def test_a_wish_takes_as_long_whether_or_not_the_other_wishes(
    ana, ben, bond, django_assert_num_queries
):
    bond = at(bond, Step.WAVE)
    wish(bond, ana, Step.NOTE)
    with CaptureQueriesContext(connection) as alone:
        bond.wish(ana, Step.NOTE)
        bond.unwish(ana)
    both_wish(bond, ana, ben, Step.NOTE)
    with django_assert_num_queries(len(alone)):
        bond.wish(ana, Step.NOTE)
        bond.unwish(ana)


def test_nobody_can_tell_from_a_rise_who_wished_last(ana, ben, bond):
    bond = at(bond, Step.WAVE)
    both_wish(bond, ana, ben, Step.NOTE)
    assert clock.now() <= bond.rise.at <= choices.next_turn() + timedelta(hours=6)


def test_the_second_rise_of_a_day_waits_for_the_next(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    both_wish(bond, ana, ben, Step.NOTE)
    Rise.objects.update(at=clock.now())
    bond.refresh_from_db()
    bond.rise_now()
    both_wish(bond, ana, ben, Step.TALK)
    assert Rise.objects.get().at >= choices.next_turn()


@pytest.mark.parametrize("step", [Step.APART, Step.WAVE])
def test_a_step_back_before_the_moment_cancels_a_rise_without_trace(ana, ben, bond, moved, step):
    bond = at(bond, Step.NOTE)
    both_wish(bond, ana, ben, Step.TALK)
    bond.step_back(ben, step)
    assert not Rise.objects.exists()
    after(moved, hours=30)
    assert Bond.objects.get().step is step


def test_a_wish_taken_back_cancels_a_rise_without_trace(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    both_wish(bond, ana, ben, Step.NOTE)
    bond.unwish(ana)
    after(moved, days=3)
    assert Bond.objects.get().step is Step.WAVE


def test_stepping_back_holds_at_once_and_shows_at_the_turn(ana, ben, bond, moved):
    bond = at(bond, Step.TALK)
    moved(seconds=(choices.next_turn() - clock.now()).total_seconds() + 60)
    bond.step_back(ben, Step.WAVE)
    assert Bond.objects.get().step is Step.WAVE
    assert bond.side_of(ana).step is bond.side_of(ben).step is Step.TALK

    daily_turn(moved)
    assert bond.side_of(ana).step is bond.side_of(ben).step is Step.WAVE


def test_what_is_younger_than_three_hours_waits_for_the_next_turn(ana, ben, bond, moved):
    bond = at(bond, Step.NOTE)
    moved(seconds=(choices.next_turn() - clock.now()).total_seconds() - 7200)
    bond.step_back(ben, Step.APART)
    daily_turn(moved)
    assert bond.side_of(ana).step is Step.NOTE
    daily_turn(moved)
    assert bond.side_of(ana).step is Step.APART


def test_stepping_back_makes_no_sound(ana, ben, bond, heard):
    bond = at(bond, Step.NOTE)
    heard.clear()
    heard.during(lambda: bond.step_back(ben, Step.APART))
    heard.during(lambda: bond.wall(ben, "Ana"))
    heard.during(lambda: bond.lift(ben))
    heard.during(lambda: wish(bond, ben, Step.TALK))
    assert heard == []


def test_after_a_step_back_the_way_closer_rests_three_days(ana, ben, bond, moved):
    bond = at(bond, Step.NOTE)
    moved(seconds=(choices.next_turn() - clock.now()).total_seconds() + 60)
    bond.step_back(ben, Step.WAVE)
    daily_turn(moved)
    bond.refresh_from_db()
    both_wish(bond, ana, ben, Step.NOTE)
    assert not Rise.objects.exists()

    after(moved, days=2, hours=23)
    assert not Rise.objects.exists()
    after(moved, hours=2)
    after(moved, hours=7)
    assert Bond.objects.get().step is Step.NOTE


def test_the_others_step_back_leaves_a_wish_standing_until_the_turn(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    moved(seconds=(choices.next_turn() - clock.now()).total_seconds() + 60)
    wish(bond, ana, Step.NOTE)
    bond.step_back(ben, Step.APART)
    assert Wish.objects.filter(person=ana).exists()
    daily_turn(moved)
    assert not Wish.objects.exists()


def test_a_wish_lapses_after_fourteen_days_and_may_be_renewed(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    wish(bond, ana, Step.NOTE)
    moved(days=14)
    wish(bond, ben, Step.NOTE)
    assert not Rise.objects.exists()
    wish(bond, ana, Step.NOTE)
    assert Rise.objects.exists()


def test_a_wish_that_lapsed_tells_nobody_what_the_other_does(ana, ben, bond, moved, as_):
    """Her page reads the same before and after he wishes, too."""
    bond = at(bond, Step.WAVE)
    bond.wish(ana, Step.NOTE)
    assert "one step closer" in as_(ana, proved=True).get("/distances/").content.decode()
    after(moved, days=15)
    before = plain(as_(ana, proved=True).get("/distances/"))
    wish(bond, ben, Step.NOTE)
    assert plain(as_(ana, proved=True).get("/distances/")) == before
    assert b"one step closer" not in before


def test_lifting_a_wall_brings_nothing_back(ana, ben, bond, moved):
    bond = at(bond, Step.NOTE)
    bond.wall(ana, "Ben")
    bond.lift(ana)
    assert Bond.objects.get().step is Step.APART
    after(moved, days=5)
    assert Bond.objects.get().step is Step.APART


def test_what_both_wished_behind_a_wall_comes_once_it_is_lifted(ana, ben, bond, moved):
    bond.wall(ana, "Ben")
    after(moved, days=2)
    after(moved, days=5)
    bond.refresh_from_db()
    both_wish(bond, ana, ben, Step.WAVE)
    bond.lift(ana)
    after(moved, minutes=1)
    after(moved, hours=7)
    assert Bond.objects.get().step is Step.WAVE


def test_nobody_comes_nearer_through_a_wall(ana, ben, bond, moved):
    bond.wall(ana, "Ben")
    after(moved, days=9)
    bond.refresh_from_db()
    both_wish(bond, ana, ben, Step.WAVE)
    after(moved, days=3)
    assert Bond.objects.get().step is Step.APART
    assert bond.side_of(ben).step is Step.APART


def test_walled_left_and_stepped_back_leave_the_same_rows_to_be_shown(ana, ben, bond):
    bond = at(bond, Step.NOTE)
    for away in (
        lambda: bond.wall(ben, "Ana"),
        lambda: bond.step_back(ben, Step.APART),
        lambda: bond.depart(ben),
    ):
        Fall.objects.all().delete()
        away()
        assert list(Fall.objects.values_list("to", flat=True)) == [Step.APART]


def test_a_new_name_reaches_the_other_with_the_former_beside_it(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    former = ben.name
    ben.rename("Quiet Brook")
    assert bond.side_of(ana).name == former
    moved(hours=4)
    daily_turn(moved)
    side = bond.side_of(ana)
    assert (side.name, side.former_name) == ("Quiet Brook", former)
    after(moved, days=15)
    assert bond.side_of(ana).former_name == ""


def test_somebody_shown_apart_keeps_the_last_name_they_saw(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    former = ben.name
    bond.wall(ben, "Ana")
    ben.rename("Quiet Brook")
    moved(hours=4)
    daily_turn(moved)
    assert bond.side_of(ana).name == former


def test_what_is_shown_of_a_leaving_changes_all_at_once(ana, ben, bond, moved):
    bond = at(bond, Step.NOTE)
    ben.leave()
    moved(seconds=(choices.next_turn() - clock.now()).total_seconds() + 4 * 3600)
    moved(days=1)
    ben.go()
    assert bond.side_of(ana).step is Step.APART


def test_who_met_ben_after_he_changed_his_name_is_told_of_no_other(ana, ben, bond):
    side = bond.side_of(ana)
    side.rename("Mossy Otter")
    side = bond.side_of(ana)
    side.rename("Mossy Otter")
    assert bond.side_of(ana).former_name == "Ben"


def test_a_wish_that_lapses_before_the_moment_brings_nobody_nearer(ana, ben, bond, moved):
    bond = at(bond, Step.WAVE)
    both_wish(bond, ana, ben, Step.NOTE)
    Wish.objects.filter(person=ana).update(at=clock.now() - timedelta(days=13, hours=23))
    Rise.objects.cancel(bond)
    Rise.objects.set(bond, clock.now() + timedelta(hours=2))
    after(moved, hours=3)
    assert Bond.objects.get().step is Step.WAVE and not Rise.objects.exists()


def test_a_bond_that_has_gone_meanwhile_is_held_by_nobody(bond):
    Bond.objects.all().delete()
    assert bond.locked() is None


def test_the_stranger_is_shown_no_side_of_it(bond, stranger):
    with pytest.raises(Side.DoesNotExist):
        bond.shown_to(stranger)
