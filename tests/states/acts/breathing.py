"""Sitting down to breathe, with somebody or in company, and getting up again."""

from kith.breathing.models import Invite, Seat
from kith.breathing.rhythm import Segment
from kith.people.models import Person

from ..mirror import NOTE
from ..scene import Scene, act

MOST_INVITES = 3


def upset(scene: Scene) -> str:
    return scene.random.choice(["", "0", "4", "10"])


@act(often=2)
def sit(scene: Scene) -> None:
    scene.needs(scene.step >= NOTE)
    scene.post(f"/breathe/with/{scene.bond}/", upset=upset(scene))
    guided(scene)


@act(often=2)
def sit_and_let_them_know(scene: Scene) -> None:
    scene.needs(scene.step >= NOTE)
    me = Person.objects.get(pk=scene.house.pks[scene.act.who])
    bond = scene.house.bond(scene.act.who, scene.act.whom)
    full = Invite.objects.today(me, bond) >= MOST_INVITES
    address = f"/breathe/with/{scene.bond}/invite/"
    scene.post(address, 403 if full else 302, upset=upset(scene))
    guided(scene)


def guided(scene: Scene) -> None:
    """Where the room has no guide yet, it begins: no page of these has a socket that would."""
    seat = Seat.objects.of(Person.objects.get(pk=scene.house.pks[scene.act.who]))
    if seat and seat.room.segment is None:
        seat.room.turn(Segment(scene.house.now.timestamp(), 0.0, 12.0, 6.0))


@act()
def sit_in_company(scene: Scene) -> None:
    scene.needs(scene.me)
    scene.post("/breathe/company/", upset=upset(scene))


@act(often=0.7)
def get_up(scene: Scene) -> None:
    scene.needs(scene.me)
    scene.post("/breathe/rise/")
