"""Who meets whom: by a phrase, across the porch, by invitation."""

import re

from kith.connections.models import Glimpse
from kith.ground.turns import turn
from kith.people.models import Invitation, Person

from ..mirror import NOTE, WAVE, Given, Someone
from ..pair import phrase_stands
from ..scene import Scene, act

NEWCOMER = "Newcomer"


@act()
def phrase(scene: Scene) -> None:
    """The words, told once, to be given to whoever one likes."""
    step = scene.random.choice([WAVE, NOTE])
    scene.me.phrase = (step, scene.house.now)
    page = scene.post("/meet/phrase/", 200, step=step)
    scene.house.phrases[scene.me.name] = next(iter(six_words(page.content)))


def six_words(page: bytes) -> list[str]:
    return re.findall(r">\s*([a-z]+(?: [a-z]+){5})\s*<", page.decode())


@act(often=2)
def meet(scene: Scene) -> None:
    """The lower of the two choices holds; nothing tells of a wall."""
    me, them = scene.me, scene.them
    words = scene.house.phrases.get(them.name)
    scene.needs(words)
    pair, mine = scene.mirror.pair(me.name, them.name), scene.random.choice([WAVE, NOTE])
    stands = phrase_stands(them, scene.house.now)
    near = me.name in pair.shown and pair.shown[me.name].step > 0
    opens = stands and (near or pair.is_clear(scene.house.now))
    scene.post("/meet/", 302 if opens else 200, words=words, step=mine)
    if not stands:
        return
    pair.met = True
    begins_at, them.phrase = min(them.phrase[0], mine), None
    if not near:
        pair.begin(begins_at, scene.house.now)


# The porch


@act()
def sit_down(scene: Scene) -> None:
    scene.me.seated = True
    scene.post("/porch/", line="")


@act(often=0.5)
def get_up(scene: Scene) -> None:
    scene.me.seated = False
    scene.post("/porch/get-up/")


@act(often=2)
def wave_across(scene: Scene) -> None:
    """At somebody whom the porch shows today. Where it cannot arrive, it looks the same."""
    me, them = scene.me, scene.them
    scene.needs(me.seated)
    scene.get("/porch/")
    seen = Glimpse.objects.filter(viewer=scene.house.pks[me.name], day=scene.mirror.today())
    mine = seen.filter(person=scene.house.pks[them.name]).first()
    scene.needs(mine)
    pair = scene.mirror.pair(me.name, them.name)
    scene.post(f"/porch/{mine.token}/wave/")
    if pair.step_of(me.name) in {None, 0}:
        seem_begun(scene) if not welcome(scene) else pair.stand_at(WAVE)
    give_the_first_gesture(scene)


def welcome(scene: Scene) -> bool:
    pair = scene.mirror.pair(scene.act.who, scene.act.whom)
    return scene.them.seated and pair.is_clear(scene.house.now)


def seem_begun(scene: Scene) -> None:
    """It looks to them as if; until the turn."""
    pair, who = scene.mirror.pair(scene.act.who, scene.act.whom), scene.act.who
    pair.show(who, WAVE)
    pair.falls.append((scene.house.now, 0))


def give_the_first_gesture(scene: Scene) -> None:
    pair, who = scene.mirror.pair(scene.act.who, scene.act.whom), scene.act.who
    token = scene.house.last_given(who)
    held = pair.real >= WAVE and scene.them.left is None
    pair.given.append(Given(token, who, scene.act.whom, "wave", "", scene.house.now, held))
    pair.looks.add(scene.act.whom)


# By invitation


@act()
def invitation(scene: Scene) -> None:
    """It may say that a wave would be welcome."""
    me, welcomes = scene.me, scene.random.random() < 0.7
    scene.needs(me.host)
    data = {"kind": "member", **({"welcomes_wave": "on"} if welcomes else {})}
    page = scene.post("/hosts/invitations/", 200, **data)
    secret = re.findall(r"/arrive/([^/]+)/", page.content.decode())
    scene.house.invitations.append((me.name, secret[0], welcomes))


@act(often=2)
def arrive(scene: Scene) -> None:
    """Somebody new, with an invitation that lies about, new or old."""
    scene.needs(NEWCOMER not in scene.mirror.people)
    by, secret, welcomes = scene.one_of(scene.house.invitations)
    name = NEWCOMER
    found = Invitation.objects.opened_by(secret)
    scene.needs(found)
    with turn():
        person = Person.objects.arrive(found, name, "")
    scene.house.saved()
    scene.house.comes(name, person)
    scene.mirror.comes(Someone(name, called=name))
    scene.house.invitations.remove((by, secret, welcomes))
    if welcomes:
        scene.mirror.pair(by, name).begin(WAVE, scene.house.now)
