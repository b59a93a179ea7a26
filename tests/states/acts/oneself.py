"""Rest, needs, limits, a new name, leaving: what is about oneself."""

from dataclasses import replace
from datetime import time

from ..mirror import HOUSE_ZONE, Card
from ..scene import Scene, act

ZONES = [HOUSE_ZONE, "Asia/Tokyo", "Europe/Berlin", "Pacific/Kiritimati"]


@act(often=2)
def rest(scene: Scene) -> None:
    scene.me.resting = True
    scene.post("/rest/begin/")


@act(often=3)
def wake(scene: Scene) -> None:
    me = scene.me
    scene.needs(me.resting)
    me.resting = False
    scene.post("/rest/end/")
    for pair in scene.mirror.of(me.name):
        if pair.held_for(me.name):
            pair.looks.add(me.name)


@act()
def limit(scene: Scene) -> None:
    scene.me.limit = scene.random.choice([None, 1, 2, 5])
    scene.post("/rest/limit/", a_day=scene.me.limit or "")


def keep(scene: Scene, card: Card) -> None:
    me = scene.me
    said: dict[str, object] = {"zone": card.zone, "pace": card.pace or ""}
    for name, at in zip(("quiet_from", "quiet_until"), card.quiet or (None, None), strict=True):
        said[name] = at.strftime("%H:%M") if at else ""
    scene.post("/needs/", **said, **({"ask_before_talk": "on"} if card.ask_first else {}))
    me.card, me.card_changed = card, scene.house.now


@act(often=2)
def pace(scene: Scene) -> None:
    keep(scene, replace(scene.me.card, pace=scene.random.choice([None, 1, 1, 2, 3])))


@act(often=2)
def quiet_hours(scene: Scene) -> None:
    start, end = (time(scene.random.randrange(24)) for _edge in "ab")
    quiet = scene.random.choice([None, (start, end), (start, end)])
    zone = scene.random.choice(ZONES)
    keep(scene, replace(scene.me.card, quiet=quiet if start != end else None, zone=zone))


@act(often=0.7)
def ask_me_first(scene: Scene) -> None:
    keep(scene, replace(scene.me.card, ask_first=not scene.me.card.ask_first))


@act(often=0.7)
def rename(scene: Scene) -> None:
    me = scene.me
    called = f"{me.name} {scene.act.number}"
    scene.post("/me/name/", name=called)
    me.called, me.renamed = called, scene.house.now


@act(often=0.25)
def leave(scene: Scene) -> None:
    me = scene.me
    scene.needs(not me.host)
    scene.post("/me/leaving/", 200)
    scene.mirror.leave(me.name)
    kept = {token: whose for token, whose in scene.mirror.drafts.items() if whose[0] != me.name}
    scene.mirror.drafts = kept


@act(often=0.5)
def look_at_ones_own_pages(scene: Scene) -> None:
    scene.needs(scene.me)
    for page in ("/distances/", "/drafts/", "/rest/", "/needs/kept/", "/me/copy/", "/bring/yours/"):
        if scene.get(page).status_code != 200:
            scene.complain(f"{page} does not open")
