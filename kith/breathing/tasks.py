"""What happens to rooms and seats at their time, and when people step back or leave."""

from datetime import datetime
from typing import Any

from kith.connections import life
from kith.connections.models import Bond
from kith.ground import clock, due
from kith.ground.ids import held
from kith.people import life as people_life
from kith.people.models import Person

from . import rules
from .models import Invite, Manner, Seat, Settling


@due.when_due("breathing.lapse")
def lapse(ref: str) -> None:
    """Where a process that would have seen it has gone, too."""
    Seat.objects.lapse()
    if Seat.objects.exists():
        due.at("breathing.lapse", ref, clock.now() + 3 * rules.LEASE)


@due.when_due("breathing.invite")
def come_before_them(token: str) -> None:
    for invite in held(Invite, token):
        invite.come_before_them()


@due.at_turn("breathing.turn")
def turn(at: datetime) -> None:
    Invite.objects.let_go()


@life.on_falling
def never_seated_together(bond: Bond, to: int, by: Person) -> None:
    """Whoever went further away rises, silently. In company they find another room, and it looks as
    if they had lost their connection; the other stays where they are."""
    if seat := Seat.objects.of(by):
        if to < rules.OPENS and seat.room.bond_id == bond.pk:
            seat.rise()
        elif seat.room.is_company and Seat.objects.beside(seat, bond.other(by)):
            Seat.objects.sit_in_company(by)


@people_life.on_leaving
def what_only_the_leaver_sees(person: Person) -> None:
    Seat.objects.rise(person)
    Settling.objects.forget(person)
    Manner.objects.filter(person=person).delete()


def copy(person: Person) -> list[dict[str, Any]]:
    """How upset they were before and after, as they said it."""
    return [
        {"day": each.on.isoformat(), "before": each.before, "after": each.after}
        for each in Settling.objects.opened(person)
    ]


people_life.in_the_copy("settlings", copy)
