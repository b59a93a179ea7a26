"""Where people sit: two together, up to eight in company, and never across a wall."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.breathing import rules
from kith.breathing.models import Invite, Room, Seat
from kith.breathing.rhythm import Segment
from kith.breathing.seating import found
from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import due

pytestmark = pytest.mark.django_db


def sit(person, bond):
    return Seat.objects.sit(person, Bond.objects.get(pk=bond.pk))


def company(person):
    return Seat.objects.sit_in_company(person)


def seated_with(person):
    seat = Seat.objects.of(person)
    others = Seat.objects.taken().filter(room=seat.room, risen=False).exclude(person=person)
    return [other.person for other in others]


def test_two_who_are_near_sit_in_one_room(ana, ben, near):
    sit(ana, near)
    sit(ben, near)
    assert seated_with(ana) == [ben]
    assert {seat.place for seat in Seat.objects.all()} == {0, 1}


@pytest.mark.parametrize("away", ["walled", "stepped back", "left"])
def test_behind_a_wall_or_a_step_back_each_sits_alone_and_cannot_tell(ana, ben, near, away):
    if away == "walled":
        near.wall(ben, "Ana")
    elif away == "stepped back":
        near.step_back(ben, Step.WAVE)
    else:
        ben.leave()
    hers = sit(ana, near)
    assert hers.room.bond is None and hers.bond == near and seated_with(ana) == []


@pytest.mark.parametrize(
    "way", [lambda b, p: b.wall(p, "x"), lambda b, p: b.step_back(p, Step.WAVE)]
)
def test_whoever_goes_further_away_rises_and_it_looks_as_before(ana, ben, near, way, moved):
    sit(ana, near)
    sit(ben, near)
    way(Bond.objects.get(pk=near.pk), ben)
    assert Seat.objects.of(ben) is None
    assert Seat.objects.of(ana) is not None
    assert Seat.objects.taken().count() == 2  # for as long as after a lost connection
    moved(seconds=rules.LEASE.total_seconds() + 1)
    Seat.objects.lapse()
    assert not Seat.objects.exists() and not Room.objects.exists()


WAYS_OUT = {
    "gets up": lambda bond, who: Seat.objects.rise(who),
    "walls": lambda bond, who: bond.wall(who, "x"),
    "steps back": lambda bond, who: bond.step_back(who, Step.WAVE),
    "leaves": lambda bond, who: who.leave(),
}


def shown_to(person):
    """The guide and the places that a page hears of."""
    _, segment, seats = found(Seat.objects.of(person).room.token)
    return segment, sorted(place for place, *_ in seats)


@pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT)
@pytest.mark.parametrize("there", [True, False], ids=["Ana comes back", "Ana comes"])
def test_whoever_sits_down_a_moment_later_cannot_tell_why_the_other_rose(
    ana, ben, near, moved, way, there
):
    sit(ben, near).room.turn(Segment(1.0, 0.5, 11.0, 6.0))
    guide = (1.0, 0.5, 11.0, 6.0)
    if there:
        sit(ana, near)
    way(Bond.objects.get(pk=near.pk), ben)
    for _ in range(2):
        moved(seconds=10)
        sit(ana, near)
        assert shown_to(ana) == (guide, [0, 1]) and seated_with(ana) == []
    moved(seconds=25)
    Seat.objects.lapse()
    assert shown_to(ana) == (guide, [1])
    sit(ana, near)
    assert shown_to(ana) == (guide, [0])


def test_one_step_back_that_stays_within_notes_ends_nothing(ana, ben, bond):
    bond.begin(Step.TALK)
    sit(ana, bond)
    sit(ben, bond)
    Bond.objects.get(pk=bond.pk).step_back(ben, Step.NOTE)
    assert seated_with(ana) == [ben]


def test_a_person_has_one_seat(ana, ben, near, crowd):
    sit(ana, near)
    company(ana)
    assert Seat.objects.filter(person=ana, risen=False).count() == 1
    sit(ana, near)
    assert Seat.objects.of(ana).room.bond == near


def test_whoever_comes_back_takes_a_place_again(ana, ben, near):
    sit(ben, near)
    for _ in range(3):
        sit(ana, near)
    Seat.objects.rise(ana)
    sit(ana, near)
    assert seated_with(ben) == [ana]


def test_company_is_one_room_for_eight_and_another_for_the_next(crowd, somebodies):
    for person in somebodies(9):
        company(person)
    rooms = [room.seats.count() for room in Room.objects.order_by("pk")]
    assert rooms == [8, 1]


@pytest.mark.parametrize("who_walls", ["ana", "ben"])
def test_two_with_a_wall_between_them_are_never_in_one_company(ana, ben, near, crowd, who_walls):
    near.wall({"ana": ana, "ben": ben}[who_walls], "x")
    company(ana)
    company(ben)
    assert seated_with(ana) == [] == seated_with(ben)


def test_whoever_puts_up_a_wall_in_company_is_seated_elsewhere(ana, ben, near, crowd, stranger):
    for person in (ana, ben, stranger):
        company(person)
    before = Seat.objects.of(ben).room
    Bond.objects.get(pk=near.pk).wall(ben, "Ana")
    assert seated_with(ana) == [stranger]
    assert Seat.objects.of(ben).room != before
    assert Seat.objects.taken().filter(room=before).count() == 3  # as after a lost connection


@pytest.mark.parametrize("way", ["gets up", "walls"])
def test_in_company_whoever_comes_back_a_moment_later_cannot_tell_either(
    ana, ben, near, crowd, stranger, way
):
    for person in (ana, ben, stranger):
        company(person)
    room = Seat.objects.of(ana).room
    WAYS_OUT[way](Bond.objects.get(pk=near.pk), ben)
    company(ana)
    assert Seat.objects.of(ana).room == room
    assert shown_to(ana) == (None, [0, 1, 2]) and seated_with(ana) == [stranger]


def test_a_seat_that_is_not_heard_of_is_free_again(ana, ben, near, moved):
    sit(ana, near)
    hers, his = Seat.objects.of(ana), sit(ben, near)
    moved(seconds=rules.LEASE.total_seconds() - 1)
    assert Seat.objects.renew([his.pk]) == {his.pk}
    moved(seconds=2)
    assert Seat.objects.renew([hers.pk, his.pk]) == {his.pk}
    assert Seat.objects.of(ana) is None
    Seat.objects.lapse()
    assert [seat.person for seat in Seat.objects.all()] == [ben]


def test_a_seat_whose_process_was_killed_goes_by_itself(ana, near, moved):
    sit(ana, near)
    moved(seconds=4 * rules.LEASE.total_seconds())
    due.run()
    assert not Seat.objects.exists() and not Room.objects.exists()


def test_whoever_has_risen_keeps_no_seat_by_being_heard_of(ana, near):
    seat = sit(ana, near)
    Seat.objects.rise(ana)
    assert Seat.objects.renew([seat.pk]) == set()


def test_leaving_leaves_nothing_of_it(ana, ben, near):
    sit(ana, near)
    ana.leave()
    assert Seat.objects.of(ana) is None


# Letting the other know


def test_the_other_reads_it_until_the_wait_is_over(ana, ben, near, moved, settings):
    Invite.objects.invite(near, ana)
    assert [each.by for each in Invite.objects.before(ben)] == [ana]
    assert Invite.objects.before(ana) == []
    moved(seconds=settings.KITH.wait_seconds)
    assert Invite.objects.before(ben) == []


def test_nothing_of_it_comes_while_they_rest_or_behind_a_wall(ana, ben, near, stranger):
    near.wall(ana, "Ben")
    Invite.objects.invite(near, ana)
    assert Invite.objects.before(ben) == [] == Invite.objects.before(stranger)


def test_behind_a_wall_the_others_pages_hear_nothing_of_it(ana, ben, near, heard):
    assert heard.during(lambda: Invite.objects.invite(near, ana).come_before_them()).by(ben)
    heard.clear()
    near.wall(ben, "Ana")
    heard.clear()
    assert not heard.during(lambda: Invite.objects.invite(near, ana).come_before_them()).by(ben)


def test_whoever_came_is_asked_no_more(ana, ben, near):
    Invite.objects.invite(near, ana)
    Invite.objects.came(sit(ben, near))
    assert Invite.objects.before(ben) == [] and Invite.objects.get().answered


def test_whoever_sits_down_behind_a_wall_has_answered_nothing(ana, ben, near):
    near.wall(ben, "Ana")
    Invite.objects.invite(near, ana)
    Invite.objects.came(sit(ben, near))
    assert not Invite.objects.get().answered


# Rules


@given(st.sets(st.integers(0, 7)))
def test_a_free_place_is_nobodys(taken):
    place = rules.free_place(taken)
    assert (place is None) == (len(taken) == 8)
    assert place not in taken


@given(
    st.dictionaries(st.integers(1, 9), st.lists(st.none() | st.integers(1, 20), max_size=8)),
    st.frozensets(st.integers(1, 20)),
)
def test_nobody_joins_a_full_room_or_one_across_a_wall(rooms, not_with):
    chosen = rules.joins(rooms, not_with)
    fits = [room for room, there in rooms.items() if len(there) < 8 and not {*there} & not_with]
    assert (chosen is None) == (fits == [])
    assert chosen is None or (
        chosen in fits and len(rooms[chosen]) == max(map(len, map(rooms.get, fits)))
    )


@pytest.mark.parametrize(
    ("before", "after", "eased"), [(7, 4, 3), (4, 7, -3), (None, 4, None), (7, None, None)]
)
def test_what_was_not_said_is_not_compared(before, after, eased):
    assert rules.eased(before, after) == eased
    assert rules.quieter([eased]) == (eased == -3)
