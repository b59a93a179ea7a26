"""Telling somebody near something; holding it, answering, passing it, handing it on."""

from typing import Any

from django.db.models import QuerySet

from kith.people.models import Person
from kith.witnessing.models import Holding, Offer, Reply, Story

from ..mirror import FEELING
from ..scene import Scene, act

TOLD = {"size": "moment", "wish": "heard", "begins": "now", "days": "3"}
CLOSED = 403  # too much told, or it closed while the page was open


def sent(scene: Scene, address: str, **data: Any) -> None:
    """Whether it still can be done, the house says; what it says is held against the twin's."""
    answer = scene.house.post(scene.act.who, address, data)
    scene.answers.append(answer)
    if answer.status_code == 302:
        scene.get(answer["Location"])
    elif answer.status_code != CLOSED:
        scene.complain(f"{address} answered {answer.status_code}")


def me(scene: Scene) -> Person:
    return scene.house.person(scene.me.name)


def between(scene: Scene, rows: QuerySet[Any], path: str) -> QuerySet[Any]:
    """Of those, what is between the two."""
    scene.needs(scene.pair)
    bond = scene.house.bond(scene.act.who, scene.act.whom)
    return rows.filter(**{path: bond}).order_by("pk")


def the_first(scene: Scene, rows: QuerySet[Any]) -> Any:
    first = rows.first()
    scene.needs(first)
    return first


@act(often=2)
def tell(scene: Scene) -> None:
    scene.needs(scene.step >= FEELING)
    weight = scene.random.choice("012")
    sent(scene, f"/with/{scene.bond}/tell/", words="On the stairs.", weight=weight, **TOLD)


@act(often=3)
def hold(scene: Scene) -> None:
    offers = between(scene, Offer.objects.before(me(scene)), "story__bond")
    sent(scene, f"/offers/{the_first(scene, offers).token}/take/")


@act(often=0.5)
def be_told(scene: Scene) -> None:
    """They tell, and it is held at once."""
    scene.needs(scene.step >= FEELING and scene.them.is_here)
    address = f"/with/{scene.bond}/tell/"
    scene.house.post(scene.act.whom, address, {"words": "Of the rain.", "weight": "0", **TOLD})
    scene.house.work()
    hold(scene)


@act(often=0.5)
def pass_on(scene: Scene) -> None:
    offers = between(scene, Offer.objects.before(me(scene)), "story__bond")
    sent(scene, f"/offers/{the_first(scene, offers).token}/pass/")


@act()
def write_back(scene: Scene) -> None:
    sent(scene, f"/holding/{held(scene).token}/read/", words="I hear you.")


@act(often=2)
def answer_it(scene: Scene) -> None:
    sent(scene, f"/holding/{held(scene).token}/answer/", words="I hear you.")


@act(often=0.5)
def hand_on(scene: Scene) -> None:
    words = scene.random.choice(["", "I wish you well."])
    sent(scene, f"/holding/{held(scene).token}/on/", **{"on-words": words})


def held(scene: Scene) -> Holding:
    """What they have open, as far as their own page shows it."""
    mine = Holding.objects.seen_by(me(scene), "witnessing.see_held").open()
    return the_first(scene, between(scene, mine, "story__bond"))


@act()
def look_at_it(scene: Scene) -> None:
    """Whoever told it: where it is, and what came."""
    mine = between(scene, Story.objects.of(me(scene)), "bond")
    scene.get(f"/told/{the_first(scene, mine).token}/")


@act()
def take_it_back(scene: Scene) -> None:
    mine = between(scene, Story.objects.of(me(scene)), "bond")
    sent(scene, f"/told/{the_first(scene, mine).token}/back/")


@act(often=0.5)
def say_how_it_was(scene: Scene) -> None:
    replies = Reply.objects.seen_by(me(scene), "witnessing.felt")
    reply = the_first(scene, between(scene, replies, "story__bond"))
    sent(scene, f"/answers/{reply.token}/felt/", felt=scene.random.choice(["heard", ""]))
