"""What can wait: waves, notes, invitations; what is held until tomorrow; what is taken back."""

from typing import Any

from kith.ground.ids import new_token
from kith.pace.models import Draft

from ..house import words
from ..mirror import FEELING, NOTE, OPENS, TALK, WAVE, Given, turn_after, turn_before
from ..scene import Scene, act


def give(scene: Scene, kind: str, address: str, **data: Any) -> None:
    """Taken from everyone with one sentence; what becomes of it is the mirror's to say."""
    pair, me = scene.pair, scene.me
    scene.needs(scene.step >= OPENS[kind])
    if me.limit is not None and given_today(scene) >= me.limit:
        scene.post(f"/with/{scene.bond}/{address}/", 403, **data)
        if "draft" in data:  # what was written is not lost
            scene.mirror.drafts.setdefault(data["draft"], (me.name, None))
        return
    answer = scene.post(f"/with/{scene.bond}/{address}/", **data)
    if b"It will reach them if and when they are open to it." not in scene.answers[-1].content:
        scene.complain(f"{address} was not taken with the one sentence ({answer.status_code})")
    token, said = scene.house.last_given(me.name), data.get("words", "")
    given = Given(token, me.name, scene.act.whom, kind, said, scene.house.now)
    given.held = pair.real >= OPENS[kind] and not pair.walls and scene.them.left is None
    pair.given.append(given)
    pair.looks.add(scene.act.whom)


def given_today(scene: Scene) -> int:
    me, day = scene.act.who, turn_before(scene.house.now)
    mine = [each for pair in scene.mirror.of(me) for each in pair.given if each.giver == me]
    return sum(turn_before(each.at) == day for each in mine)


@act(often=4)
def wave(scene: Scene) -> None:
    give(scene, "wave", "wave", gesture=scene.random.choice(["leaf", "cup", "bird"]))


@act(often=8)
def note(scene: Scene) -> None:
    give(scene, "note", "note", **box(scene))


@act(often=3)
def invite(scene: Scene) -> None:
    give(scene, "invitation", "invite")


@act(often=1.5)
def take_back(scene: Scene) -> None:
    """Nobody reads it again, wherever it has come to."""
    pair, me = scene.pair, scene.me
    mine = scene.one_of([each for each in pair.given if each.giver == me.name])
    scene.post(f"/moments/{mine.token}/back/")
    pair.given.remove(mine)


@act(often=0.5)
def below_the_step(scene: Scene) -> None:
    """What is not open as far as one is shown is not there."""
    below = {"wave": WAVE, "note": NOTE, "invite": TALK, "talk/ask": TALK, "tell": FEELING}
    doors = [door for door, step in below.items() if scene.step < step]
    door = scene.one_of(doors)
    data = {"gesture": "leaf", "words": "A word.", "minutes": 5}
    scene.post(f"/with/{scene.bond}/{door}/", 404, **data)


# Not yet


def box(scene: Scene) -> dict[str, str]:
    """The box for a note to them, as it was opened just now."""
    scene.needs(scene.step >= NOTE)
    said = words(scene.act.number, scene.act.who)
    return {"place": f"note:{scene.bond}", "words": said, "draft": new_token()}


@act()
def hold_until_tomorrow(scene: Scene) -> None:
    """It never sends by itself."""
    data = box(scene)
    scene.post("/drafts/hold/", 200, **data)
    scene.mirror.drafts[data["draft"]] = (scene.act.who, turn_after(scene.house.now))


@act(often=0.5)
def keep_a_draft(scene: Scene) -> None:
    data = box(scene)
    scene.post("/drafts/keep/quietly/", 204, **data)
    scene.mirror.drafts[data["draft"]] = (scene.act.who, None)


@act()
def send_what_was_kept(scene: Scene) -> None:
    """By hand, on another day or on the same."""
    place = f"note:{scene.bond}" if scene.step >= NOTE else ""
    kept = Draft.objects.filter(person=scene.house.pks[scene.act.who], place=place)
    draft = scene.one_of(list(kept.order_by("pk")))
    before = len(scene.pair.given)
    give(scene, "note", "note", **box(scene) | {"draft": draft.token})
    if len(scene.pair.given) > before:
        del scene.mirror.drafts[draft.token]
