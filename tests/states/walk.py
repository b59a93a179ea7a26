"""Many acts, one after another, from a seed; the same again from the same seed.

What breaks is made short before it is told: whatever can be left out, so that it still breaks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from random import Random
from time import monotonic
from traceback import format_exc

from kith.connections.models import Bond, Crowd
from kith.connections.policy import PORCH
from kith.connections.rules import Step
from kith.ground.choices import ZONE
from kith.people.models import Hosting, Person

from . import acts as everything
from .house import House, chance, opened
from .mirror import HOUSE_ZONE, Someone, turn_before
from .pages import misread
from .pair import Pair
from .scene import KINDS, Act, Broken, NotNow, Scene
from .settle import Mirror

CAST = {"Ana": False, "Ben": False, "Stranger": False, "Dina": True}
# So many are here, whoever leaves or does not come for a month, that the porch stays open.
OTHERS = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight")
TICK = timedelta(seconds=1)
STEPS = (0, 0, 1, 2, 2, 3, 3, 4)
PATIENCE = 12.0  # seconds
LOOKED_AT = 0.4  # so often somebody's pages are read after an act
HALF = 0.6  # of the kinds of acts are done in one walk: some things only come about without others


@dataclass
class Walk:
    """One house, from noon on a day in March, and what was done in it."""

    house: House
    mirror: Mirror
    done: list[Act] = field(default_factory=list)

    def take(self, act: Act) -> Scene | None:
        """None where nobody can do that just now. Raises Broken where the house went wrong."""
        if act.kind != "arrive" and not {act.who, act.whom} <= self.mirror.people.keys():
            return None
        self.house.now += TICK
        chance(act.dice)
        scene = Scene(self.house, self.mirror, act)
        self.mirror.now = self.house.now
        try:
            KINDS[act.kind].do(scene)
        except NotNow:
            return None
        scene.settle()
        self.look(scene)
        self.done.append(act)
        return scene

    def look(self, scene: Scene) -> None:
        """One of the two, or somebody, looks at their pages."""
        if scene.random.random() > LOOKED_AT:
            return
        two = [self.mirror.people[name] for name in (scene.act.who, scene.act.whom)]
        people = [each for each in two if each.is_here] or list(self.mirror.people.values())
        viewer = scene.random.choice([each.name for each in people if each.is_here])
        found = misread(self.house, self.mirror, viewer, self.mirror.pair(*scene.names))
        if found:
            raise Broken("\n".join(found))


def begun(house: House, seed: int, step: int | None = None) -> Walk:
    """Everyone arrives; some know each other already, or all of them do, at that step."""
    random = Random(seed)
    ZONE.set(HOUSE_ZONE)
    for name, host in CAST.items():
        arrives(house, name, host)
    for name in OTHERS:
        Person.objects.welcome(name).was_here(house.now.date() + timedelta(days=365))
    PORCH.set(True)
    Crowd.objects.get_or_create(pk=1)
    people = {name: Someone(name, name, host) for name, host in CAST.items()}
    mirror = Mirror(people, house.now, turn_before(house.now))
    house.work()
    for pair in [mirror.pair(*names) for names in mirror.every_two()]:
        knows(house, pair, random.choice(STEPS) if step is None else step)
    house.seen()
    return Walk(house, mirror)


def arrives(house: House, name: str, host: bool) -> None:
    person = Person.objects.welcome(name)
    house.comes(name, person)
    if host:
        Hosting.objects.create(person=person)


def knows(house: House, pair: Pair, step: int) -> None:
    one, other = (house.person(name) for name in pair.names)
    if step:
        Bond.objects.between(one, other).begin(Step(step))
        house.saved()
        pair.stand_at(step)


def thought_of(
    seed: int,
    first_number: int = 0,
    only: Sequence[str] = (),
    among: Sequence[str] = (*CAST, "Newcomer"),
) -> Iterator[Act]:
    """Acts without end, of which some can be done as things are."""
    random = Random(seed)
    kinds = list(only) or [kind for kind in KINDS if random.random() < HALF]
    often = [KINDS[kind].often for kind in kinds]
    for number in count(first_number):
        (kind,) = random.choices(kinds, often)
        who, whom = random.sample(among, 2)
        yield Act(number, kind, who, whom, random.randrange(2**31))


@dataclass
class Fall:
    """What was done until the house went wrong, and how."""

    seed: int
    acts: list[Act]
    words: str

    def __str__(self) -> str:
        return "\n".join([self.words, f"seed {self.seed}:", *map(str, self.acts)])


def walked(
    seed: int, acts: Iterable[Act], most: int = 10**6, step: int | None = None
) -> tuple[int, Fall | None]:
    """How many acts were done, and what broke, if anything did."""
    with opened() as house:
        walk = begun(house, seed, step)
        for act in acts:
            words = went_wrong(walk, act)
            if words:
                return len(walk.done), Fall(seed, [*walk.done, act], words)
            if len(walk.done) >= most:
                break
        return len(walk.done), None


def went_wrong(walk: Walk, act: Act) -> str:
    try:
        walk.take(act)
    except Broken as broken:
        return str(broken)
    except Exception:
        return format_exc()
    return ""


def shortened(fall: Fall) -> Fall:
    """Half of it left out, a quarter, an eighth, one by one: as long as it still breaks."""
    size, until = len(fall.acts) // 2, monotonic() + PATIENCE
    while size and monotonic() < until:
        shorter = next(filter(None, without(fall, size)), None)
        fall, size = (shorter, size) if shorter else (fall, size // 2)
    return fall


def without(fall: Fall, size: int) -> Iterator[Fall | None]:
    """Does it still break without these, or those?"""
    for start in range(0, len(fall.acts), size):
        yield walked(fall.seed, fall.acts[:start] + fall.acts[start + size :])[1]


__all__ = ["everything"]
