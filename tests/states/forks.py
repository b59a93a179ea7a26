"""What somebody may choose for themself, the world without it, and who is not to tell."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from random import Random

from kith.witnessing.models import Story

from .mirror import FEELING, NOTE, OPENS, TALK, WAVE
from .pair import Pair
from .scene import Act, Scene
from .seats import sits_where_two_do
from .twins import Hours, before_the_turn, told_apart
from .walk import CAST, TICK, Walk, thought_of

PLAN = 12  # acts
TOWARDS = {"wave": WAVE, "note": NOTE, "invite": TALK, "ask": TALK}
TIME = {"a_moment", "minutes", "hours"}
BEYOND = {"to_the_turn", "days", "two_weeks", "the_worker_goes", "the_worker_comes"}
NEVER = {*BEYOND, "leave", "arrive", "sit_down", "ask_to_stay_away", "let_back_in", "decide"}
Skips = Callable[[Act, str, str], bool]  # (act, who chose, whom it is about)


@dataclass(frozen=True, slots=True)
class Fork:
    """One choice. `silent`: whoever made it does nothing more towards them in the other world."""

    kind: str
    silent: bool = False
    first: str = ""  # what they do just before, in both worlds
    then: str = ""  # what whom it is about does first
    skips: Skips = lambda act, who, whom: False


def meets(act: Act, who: str, whom: str) -> bool:
    """A phrase opens or does not, for whatever reason."""
    return act.kind in {"meet", "phrase"} and who in {act.who, act.whom}


def comes_nearer(act: Act, who: str, whom: str) -> bool:
    """What both wish is shown to both, at its time."""
    return meets(act, who, whom) or (act.kind == "wish" and {act.who, act.whom} == {who, whom})


def begins(act: Act, who: str, whom: str) -> bool:
    return meets(act, who, whom) or (act.kind == "wave_across" and who in {act.who, act.whom})


def is_answered(act: Act, who: str, whom: str) -> bool:
    """A yes begins a talk or comes too late, and asking back is a yes."""
    between = {act.who, act.whom} == {who, whom}
    return meets(act, who, whom) or (between and act.kind in {"accept", "ask"})


def sends(act: Act, who: str, whom: str) -> bool:
    return act.kind == "send_what_was_kept" and act.who == who


FORKS = [
    Fork("wall", silent=True, skips=meets),
    Fork("back", silent=True, skips=meets),
    Fork("leave", silent=True, skips=meets),
    Fork("wall", silent=True, first="ask", then="accept", skips=meets),
    Fork("back", silent=True, first="ask", then="accept", skips=meets),
    Fork("leave", silent=True, first="ask", then="accept", skips=meets),
    Fork("wall", silent=True, first="sit", then="sit", skips=meets),
    Fork("back", silent=True, first="sit", then="sit", skips=meets),
    Fork("leave", silent=True, first="sit", then="sit", skips=meets),
    Fork("wall", silent=True, first="tell", then="hold", skips=meets),
    Fork("back", silent=True, first="tell", then="hold", skips=meets),
    Fork("leave", silent=True, first="tell", then="hold", skips=meets),
    Fork("wall", silent=True, first="be_told", then="look_at_it", skips=meets),
    Fork("back", silent=True, first="be_told", then="look_at_it", skips=meets),
    Fork("leave", silent=True, first="be_told", then="look_at_it", skips=meets),
    Fork("ask_to_stay_away", silent=True, skips=meets),
    Fork("rest"),
    Fork("wake"),
    Fork("pace"),
    Fork("quiet_hours"),
    Fork("ask_me_first"),
    Fork("limit", silent=True),
    Fork("rename", skips=begins),
    Fork("wish", skips=comes_nearer),
    Fork("unwish", skips=comes_nearer),
    Fork("lift", skips=comes_nearer),
    Fork("let_go", silent=True, skips=meets),
    Fork("not_now", then="wait"),
    Fork("unask", first="ask", then="not_now", skips=is_answered),
    Fork("hold_until_tomorrow", skips=sends),
    Fork("keep_a_draft", skips=sends),
    Fork("get_up"),
    Fork("bring"),
]


def compared(walk: Walk, fork: Fork, random: Random) -> tuple[int, list[str]]:
    """Both worlds, from here to just before the next turn: how many acts, and who could tell."""
    act = possible(walk, fork, random)
    if act is None or (fork.first and not begun_by(walk, fork, act)):
        return 0, []
    chose = whoever_chose(fork, act)
    viewers = who_is_not_to_tell(walk, fork, act, random)
    plan = list(planned(fork, act, viewers, random))
    with_it, without = Hours(walk, chose, viewers), Hours(walk, chose, viewers)
    until = before_the_turn(walk)
    with_it.lived(lambda twin: chosen(twin, fork, act), plan, until)
    without.lived(lambda twin: withdrawn(twin, act, fork.kind), plan, until)
    found = [f"{act}: {line}" for line in told_apart(with_it, without)]
    return with_it.acts + without.acts, found


def possible(walk: Walk, fork: Fork, random: Random) -> Act | None:
    """Somebody who can do that just now, tried out."""
    names = [name for name in CAST if name in walk.mirror.people]
    for number in range(8):
        who, whom = random.sample(names, 2)
        act = Act(10**5 + number, fork.kind, who, whom, random.randrange(2**31))
        if free_to_tell_apart(walk, fork, act) and can(walk, act):
            return act
    return None


def begun_by(walk: Walk, fork: Fork, act: Act) -> bool:
    """What comes first is done, and the choice is still theirs to make."""
    done = walk.take(Act(10**5 + 8, fork.first, act.who, act.whom, act.dice))
    return done is not None and can(walk, act)


def can(walk: Walk, act: Act) -> bool:
    with walk.house.undone():
        return Walk(walk.house, deepcopy(walk.mirror)).take(act) is not None


def free_to_tell_apart(walk: Walk, fork: Fork, act: Act) -> bool:
    """Nothing stands between them that is shown to both at its time anyway."""
    pair = walk.mirror.pair(act.who, act.whom)
    if fork.skips is comes_nearer:
        return not pair.wishes.keys() - ({act.who} if fork.kind == "unwish" else set())
    return walk.house.works


def who_is_not_to_tell(walk: Walk, fork: Fork, act: Act, random: Random) -> list[str]:
    """Whom it is about, and one more; and hosts, but for what is brought to them or is theirs."""
    hosts = {name for name, each in walk.mirror.people.items() if each.host}
    aside = {act.who} | ({act.whom, *hosts} if fork.kind == "ask_to_stay_away" else set())
    aside |= hosts if fork.kind == "bring" else set()
    here = [name for name, each in walk.mirror.people.items() if each.is_here]
    others = sorted(set(here) - aside)
    looking = {act.whom, random.choice(others), *(hosts if fork.kind == "leave" else ())}
    return [name for name in others if name in looking]


def planned(fork: Fork, first: Act, viewers: list[str], random: Random) -> Iterator[Act]:
    """What the others do then, and whoever chose, where that is theirs to do."""
    chose = whoever_chose(fork, first)
    allowed = (
        act
        for act in thought_of(random.randrange(2**31), first_number=10**5 + 10)
        if is_theirs(fork, act, chose, viewers) and not fork.skips(act, chose, first.whom)
    )
    if fork.then:
        yield Act(10**5 + 9, fork.then, first.whom, first.who, first.dice)
    yield from islice(allowed, PLAN)


def whoever_chose(fork: Fork, act: Act) -> str:
    return act.whom if fork.kind == "ask_to_stay_away" else act.who


def is_theirs(fork: Fork, act: Act, chose: str, viewers: list[str]) -> bool:
    """Everything but what only somebody could do who noticed, or beyond whom it would show."""
    answers = act.kind == "accept" and act.who == chose
    if act.kind in NEVER or answers:
        return False
    return act.who in viewers or act.kind in TIME or (act.who == chose and not fork.silent)


def chosen(twin: Walk, fork: Fork, act: Act) -> None:
    """And, where it closes something, everything is tried that may not arrive any more."""
    twin.take(act)
    pair = twin.mirror.pair(act.who, act.whom)
    tried = sorted(TOWARDS) if fork.kind in {"wall", "back"} else []
    for number, kind in enumerate(tried):
        if TOWARDS[kind] > pair.real:
            twin.take(Act(act.number + 100 + number, kind, act.who, act.whom, act.dice))


def withdrawn(twin: Walk, act: Act, kind: str) -> None:
    """The world without it: as it is after whoever chose has only fallen silent."""
    twin.house.now += TICK
    twin.mirror.now = twin.house.now
    scene = Scene(twin.house, twin.mirror, act)
    closed = [*twin.mirror.of(act.who)] if kind == "leave" else []
    closed += [twin.mirror.pair(act.who, act.whom)] if kind in {"wall", "back"} else []
    for pair in closed:
        fall_silent(scene, pair, to=step_back_to(scene, kind))
    scene.settle()


def step_back_to(scene: Scene, kind: str) -> int:
    return scene.random.choice(list(range(scene.step))) if kind == "back" else 0


def fall_silent(scene: Scene, pair: Pair, to: int) -> None:
    """No wish, no seat beside them, nothing on its way, nothing asked, no talk."""
    who = scene.act.who
    if who not in pair.shown:
        return
    bond = scene.house.bond(*pair.names).token
    scene.post(f"/distances/{bond}/unwish/")
    get_up(scene, bond, to)
    pair.unwish(who)
    for each in [each for each in pair.given if each.giver == who and each.held]:
        if OPENS[each.kind] > to:
            scene.post(f"/moments/{each.token}/back/")
            pair.given.remove(each)
    for each in pair.open_asks(who, scene.house.now) if to < TALK else []:
        scene.post(f"/asks/{each.token}/back/")
        each.back = True
    take_back_what_nobody_holds(scene, pair, to)
    talk = pair.talk_now(scene.house.now)
    if talk and to < TALK:
        scene.post(f"/talks/{talk.token}/stop/")
        pair.stop(scene.house.now)


def take_back_what_nobody_holds(scene: Scene, pair: Pair, to: int) -> None:
    bond = scene.house.bond(*pair.names)
    told = Story.objects.filter(teller=scene.house.person(scene.act.who), bond=bond, holdings=None)
    for story in told if to < FEELING else ():
        scene.post(f"/told/{story.token}/back/")


def get_up(scene: Scene, bond: str, to: int) -> None:
    if to < NOTE and sits_where_two_do(scene.house.person(scene.act.who), bond):
        scene.post("/breathe/rise/")
