from collections.abc import Collection, Iterable

from django.db import models
from django.db.models import Q

from kith.connections.models import Bond, Crowd, Wall
from kith.connections.policy import reach
from kith.ground import clock, due
from kith.ground.gate import YES
from kith.people.models import Person

from .. import life, rules
from .room import Room


class Seats(models.QuerySet["Seat"]):
    def taken(self) -> "Seats":
        """Those that are not over: also where somebody has risen, until the lease ends."""
        return self.filter(lease_until__gt=clock.now())

    def of(self, person: Person) -> "Seat | None":
        """Where this person sits. A seat whose lease has ended is none."""
        return self.taken().filter(person=person, risen=False).select_related("room").first()

    def sit(self, person: Person, bond: Bond) -> "Seat":
        """With the other of this bond, as far as they are near; else it looks alike."""
        together = reach(person, bond, "breathing.with") is YES
        room = Room.objects.of_two(bond) if together else self.room_of_one(person, bond)
        return self.take(person, room, bond)

    def room_of_one(self, person: Person, bond: Bond) -> Room:
        """Apart from the other, who may have risen just now: whoever cannot be told sees their
        place taken for as long, as after a lost connection, and comes back to the same room."""
        before = self.filter(person=person, bond=bond, room__bond=None).select_related("room")
        if mine := before.order_by("-pk").first():
            return mine.room
        room = Room.objects.of_one(bond)
        for seat in self.taken().filter(room__bond=bond, risen=True).exclude(person=person):
            seat.seems_to_be(room)
        return room

    def sit_in_company(self, person: Person) -> "Seat":
        """With up to seven others, never with one there is a wall between. Under the lock of all
        companies, so that two who come at once are not each alone."""
        list(Crowd.objects.select_for_update())
        self.rise(person)
        rooms = list(Room.objects.companies().order_by("pk"))
        there: dict[int, list[int | None]] = {room.pk: [] for room in rooms}
        others = self.taken().filter(room__in=rooms).exclude(person=person)
        for pk, who, risen in others.values_list("room", "person", "risen"):
            there[pk].append(None if risen else who)
        chosen = rules.joins(there, walled_from(person))
        known = {room.pk: room for room in rooms}
        room = known[chosen] if chosen else Room.objects.create(is_company=True)
        return self.take(person, room)

    def take(self, person: Person, room: Room, bond: Bond | None = None) -> "Seat":
        self.rise(person)
        room = room.locked() or Room.objects.like(room)  # it may have been empty, and gone
        mine = Q(person=person)  # not over yet: they came back
        self.filter(mine | Q(lease_until__lte=clock.now()), room=room).delete()
        others = self.taken().filter(room=room).values_list("place", flat=True)
        place = rules.free_place(set(others))
        seat = self.create(
            person=person,
            room=room,
            bond=bond,
            place=place or 0,
            lease_until=clock.now() + rules.LEASE,
        )
        due.at("breathing.lapse", "", clock.now() + 3 * rules.LEASE)
        life.changed(room)
        return seat

    def rise(self, person: Person) -> None:
        """From now on nothing of theirs is heard there. To the others it looks as if they were
        still, and then as if their connection was lost: whatever the reason."""
        for seat in self.filter(person=person, risen=False).select_related("room"):
            seat.rise()

    def beside(self, seat: "Seat", other: Person | None) -> bool:
        return self.taken().filter(room=seat.room, person=other, risen=False).exists()

    def renew(self, pks: Collection[int]) -> set[int]:
        """Those that are still here keep their seats. Which of these are seats still?"""
        mine = self.filter(pk__in=pks, risen=False, lease_until__gt=clock.now())
        mine.update(lease_until=clock.now() + rules.LEASE)
        return set(mine.values_list("pk", flat=True))

    def lapse(self) -> None:
        """Leases that have ended: those seats are free, and rooms without any go."""
        over = self.filter(lease_until__lte=clock.now())
        rooms = Room.objects.held(over.values("room"))
        over.delete()
        rooms.sweep()
        for room in rooms:
            life.changed(room)


class Seat(models.Model):
    """Somebody sits in a room. It is a lease: whoever is not heard of any more loses it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="seats")
    room = models.ForeignKey(Room, models.CASCADE, related_name="seats")
    bond = models.ForeignKey(Bond, models.CASCADE, null=True, related_name="+")  # as it is shown
    place = models.PositiveSmallIntegerField()
    since = models.DateTimeField(default=clock.now)
    lease_until = models.DateTimeField()
    risen = models.BooleanField(default=False)

    objects = Seats.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "place"], name="one_in_each_place"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(risen=False), name="one_seat_each"
            ),
        ]

    def rise(self) -> None:
        self.risen = True
        self.save(update_fields=["risen"])
        life.ended(self)

    def seems_to_be(self, room: Room) -> None:
        """What others are shown of it goes on there, in its place and until its time."""
        kept = {name: getattr(self, name) for name in ("person", "place", "since", "lease_until")}
        Seat.objects.create(room=room, risen=True, **kept)


def walled_from(person: Person) -> set[int]:
    """Everybody there is a wall between, whoever put it up."""
    bonds: Iterable[tuple[int | None, int | None]] = (
        Bond.objects.of(person)
        .filter(pk__in=Wall.objects.values("bond"))
        .values_list("low", "high")
    )
    return {pk for pair in bonds for pk in pair if pk} - {person.pk}
