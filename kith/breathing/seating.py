"""What open rooms ask of the database, in threads of the sockets' own."""

from typing import Any

from kith.ground.turns import turn

from .models import Manner, Room, Seat
from .rhythm import Segment


def seat_of(person: str) -> tuple[int, str, int] | None:
    """The seat of that person, its room, and its place there."""
    seat = Seat.objects.taken().filter(person__token=person, risen=False)
    return seat.values_list("pk", "room__token", "place").first()


def found(token: str) -> tuple[int, tuple[float, ...] | None, list[tuple[Any, ...]]]:
    """The room's segment and its number, and the seats that are not over."""
    room = Room.objects.filter(token=token).first()
    if room is None:
        return -1, None, []
    seats = Seat.objects.taken().filter(room=room).select_related("person__manner")
    return room.number, room.numbers, [seat_row(seat) for seat in seats]


def seat_row(seat: Seat) -> tuple[int, bool, float, float, bool]:
    manner = getattr(seat.person, "manner", None) or Manner()
    return seat.place, seat.risen, seat.since.timestamp(), manner.goal, manner.follows


def turned(token: str, number: int, segment: Segment) -> tuple[Any, ...]:
    with turn(lasting=False):
        room = Room.objects.filter(token=token, number=max(0, number)).first()
        room = room.turn(segment) if room else Room.objects.filter(token=token).first()
    return (room.number, *room.numbers) if room and room.numbers else (number,)


def renewed(seats: list[int]) -> set[int]:
    with turn(lasting=False):
        still = Seat.objects.renew(seats)
        Seat.objects.lapse()
    return still
