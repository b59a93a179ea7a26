"""Who sits beside whom: never two with a wall between them, nor two who are not really near."""

from collections import defaultdict
from itertools import combinations

from kith.breathing.models import Seat
from kith.breathing.rules import OPENS
from kith.breathing.seating import found
from kith.connections.models import Bond
from kith.people.models import Person


def wrongly_seated() -> list[str]:
    there = defaultdict(list)
    seats = Seat.objects.taken().filter(risen=False).select_related("room", "person")
    for seat in seats:
        there[seat.room].append(seat.person)
    return [
        f"two sit in one room who {why}"
        for room, people in there.items()
        for one, other in combinations(people, 2)
        for why in between(Bond.objects.known(one, other.pk), room.bond_id)
    ]


def between(bond: Bond | None, of_two: int | None) -> list[str]:
    walled = ["have a wall between them"] if bond and bond.is_walled() else []
    far = bond is None or bond.real_step < OPENS
    return walled + (["are not near"] if of_two and far else [])


def sits_where_two_do(person: Person, bond: str) -> bool:
    seat = Seat.objects.of(person)
    return bool(seat and seat.room.bond and seat.room.bond.token == bond)


def heard_by(person: Person) -> str:
    """What the page of somebody who sits with another hears of it: the guide, and each place."""
    seat = Seat.objects.of(person)
    if seat is None or seat.bond is None:
        return "sits with nobody"
    _number, segment, seats = found(seat.room.token)
    return f"sits at {seat.place} of {sorted(place for place, *_ in seats)}, guided by {segment}"
