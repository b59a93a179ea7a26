"""Nearer and back, between two people."""

from kith.connections.models import Bond

from ..mirror import APART, FEELING, TALK
from ..scene import Scene, act

CLOSER = ["wish", "wish/open-up"]


@act(often=5)
def wish(scene: Scene) -> None:
    """From talks on, behind the passphrase: then the one door is there, and the other is not."""
    pair = scene.pair
    if scene.step >= FEELING:
        scene.post(f"/with/{scene.bond}/{scene.one_of(CLOSER)}/", 403)
        return
    opens, shut = reversed(CLOSER) if scene.step == TALK else CLOSER
    scene.post(f"/with/{scene.bond}/{shut}/", 404)
    scene.post(f"/with/{scene.bond}/{opens}/")
    pair.wish(scene.act.who, scene.house.now)


@act()
def unwish(scene: Scene) -> None:
    pair = scene.pair
    scene.post(f"/distances/{scene.bond}/unwish/")
    pair.unwish(scene.act.who)


@act(often=1.5)
def back(scene: Scene) -> None:
    pair = scene.pair
    to = scene.one_of(list(range(scene.step)))
    scene.post(f"/with/{scene.bond}/back/", to=to)
    pair.back(to, scene.house.now, scene.act.who)


@act()
def wall(scene: Scene) -> None:
    pair = scene.pair
    scene.post(f"/with/{scene.bond}/wall/")
    pair.wall(scene.act.who, scene.house.now)


@act(often=1.5)
def lift(scene: Scene) -> None:
    """Also of somebody whom one has taken off one's list."""
    pair = scene.mirror.pair(scene.me.name, scene.act.whom)
    scene.needs(scene.act.who in pair.walls)
    scene.post(f"/distances/{scene.bond}/lift/")
    pair.walls.discard(scene.act.who)


@act()
def let_go(scene: Scene) -> None:
    pair = scene.pair
    scene.needs(scene.step == APART)
    scene.post(f"/with/{scene.bond}/let-go/")
    pair.let_go(scene.act.who)


@act(often=0.3)
def reach_for_what_is_not_theirs(scene: Scene) -> None:
    """Somebody who has no bond with these two, at the doors of theirs."""
    pair = scene.mirror.pair(scene.me.name, scene.act.whom)
    others = [
        token
        for pk, token in Bond.objects.values_list("pk", "token")
        if scene.act.who not in scene.house.rows.bonds.get(pk, (scene.act.who,))
    ]
    token = scene.one_of(sorted(others))
    door = scene.one_of([*CLOSER, "wall", "back", "wave", "note", "invite", "talk/ask", "tell"])
    scene.post(f"/with/{token}/{door}/", 404, to=0, gesture="leaf", words="A word.", minutes=5)
    scene.needs(pair)
