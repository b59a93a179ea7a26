"""What is brought to a host, and what a host does then. Nobody else is told."""

from kith.hosts.models import Paused
from kith.people.models import NewAccess
from kith.safety.models import Brought

from ..scene import Scene, act


@act(often=1.5)
def bring(scene: Scene) -> None:
    """Something that came from them."""
    pair = scene.pair
    near = scene.step > 0
    came = [each for each in pair.given if each.came and each.giver == scene.act.whom and near]
    token = scene.one_of(came).token
    scene.post(f"/bring/moment/{token}/", words="It came at night.", reason="unwanted")


def undecided_about(scene: Scene) -> Brought:
    me = scene.me
    scene.needs(me.host)
    pks = scene.house.pks
    brought = Brought.objects.filter(about=pks[scene.act.whom], decision=None)
    brought = brought.exclude(by=pks[me.name])
    return scene.one_of(list(brought.order_by("pk")))


@act(often=2)
def decide(scene: Scene) -> None:
    """Opened for a reason, and decided, with a reason that is told to whoever brought it."""
    brought = undecided_about(scene)
    scene.post(f"/hosts/brought/{brought.token}/", reason="To answer.")
    scene.post(f"/hosts/brought/{brought.token}/answer/", reason="We spoke with both.")


@act(often=1.5)
def ask_to_stay_away(scene: Scene) -> None:
    brought = undecided_about(scene)
    scene.needs(scene.them.left is None)
    scene.post(f"/hosts/brought/{brought.token}/", reason="To answer.")
    scene.post(f"/hosts/brought/{brought.token}/pause/", reason="It went on for too long.")
    scene.them.paused = True
    scene.house.browsers.pop(scene.act.whom, None)


@act(often=3)
def let_back_in(scene: Scene) -> None:
    scene.needs(scene.me.host and scene.them.paused)
    pause = scene.one_of(list(Paused.objects.filter(person=scene.house.pks[scene.act.whom])))
    scene.post(f"/hosts/pauses/{pause.token}/end/")
    scene.them.paused = False


@act(often=0.5)
def new_access(scene: Scene) -> None:
    scene.needs(scene.me.host)
    scene.post("/hosts/access/", 200, name=scene.them.called)


@act()
def stop_new_access(scene: Scene) -> None:
    scene.needs(scene.me)
    access = NewAccess.objects.filter(person=scene.house.pks[scene.act.who])
    scene.post(f"/me/access/{scene.one_of(list(access)).token}/stop/", 200)
