"""What is live: a talk asked for, begun, slowed, stopped; and each line of it."""

from datetime import timedelta

from kith.moments.models import Ask, Line
from kith.moments.models import Talk as RealTalk

from ..house import words
from ..mirror import TALK, Asked, Talk, turn_before
from ..scene import Scene, act

MOST_ASKS = 3
SPACES = (0, 20, 40)  # seconds
HALF_AN_HOUR = timedelta(minutes=30)  # so long a talk is there, however it ended


@act(often=3)
def ask(scene: Scene) -> None:
    pair, now, who = scene.pair, scene.house.now, scene.act.who
    scene.needs(scene.step >= TALK)
    minutes = scene.random.choice([5, 10, 15])
    today = [each for each in pair.asks if each.by == who and each.at >= turn_before(now)]
    unasked = scene.them.card_shown.ask_first and not pair.both_said_so(who, now)
    if len(today) >= MOST_ASKS or unasked:
        scene.post(f"/with/{scene.bond}/talk/ask/", 403, minutes=minutes)
        return
    scene.post(f"/with/{scene.bond}/talk/ask/", minutes=minutes)
    token = Ask.objects.filter(by=scene.house.pks[who]).latest("pk").token
    theirs = pair.open_ask(scene.act.whom, now)
    going_on = pair.talk_now(now)
    pair.asks.append(Asked(token, who, now, minutes, pair.real >= TALK, going_on is not None))
    if going_on is None and theirs and not theirs.back and pair.real >= TALK:
        begun(scene, theirs.minutes)


def begun(scene: Scene, minutes: int) -> None:
    pair, now = scene.pair, scene.house.now
    bond = scene.house.bond(scene.act.who, scene.act.whom)
    token = RealTalk.objects.filter(bond=bond).latest("pk").token
    pair.talks.append(Talk(token, now, minutes))
    for each in pair.asks:
        each.answered = each.answered or now - each.at < timedelta(minutes=2)


@act(often=6)
def accept(scene: Scene) -> None:
    """What one finds on one's own first page."""
    pair, now = scene.pair, scene.house.now
    theirs = pair.ask_before(scene.me, now)
    scene.needs(theirs)
    assert theirs
    if pair.real < TALK or theirs.back:
        scene.post(f"/asks/{theirs.token}/accept/", 403)
        return
    scene.post(f"/asks/{theirs.token}/accept/")
    if pair.talk_now(now) is None:
        begun(scene, theirs.minutes)


@act(often=2)
def not_now(scene: Scene) -> None:
    pair = scene.pair
    theirs = pair.ask_before(scene.me, scene.house.now)
    scene.needs(theirs)
    assert theirs
    scene.post(f"/asks/{theirs.token}/not-now/")
    for each in pair.open_asks(scene.act.whom, scene.house.now):
        each.aside = True


@act(often=2)
def unask(scene: Scene) -> None:
    """Nobody is told; a yes that comes now is too late."""
    pair, now, who = scene.pair, scene.house.now, scene.act.who
    mine = scene.one_of(pair.open_asks(who, now))
    scene.post(f"/asks/{mine.token}/back/")
    for each in pair.open_asks(who, now):
        each.back = True


@act(often=2)
def wait(scene: Scene) -> None:
    """On the page of one's own ask: waiting, begun, or not now; and nothing else tells."""
    pair, now, who = scene.pair, scene.house.now, scene.me.name
    lately = [each for each in pair.asks if each.by == who and now - each.at < HALF_AN_HOUR]
    mine = scene.one_of(lately)
    waits = mine.answered or mine.back or now - mine.at < timedelta(minutes=2)
    page = scene.get(f"/asks/{mine.token}/")
    if page.status_code != (200 if waits else 403):
        scene.complain(f"an ask answered {page.status_code}")


def last_talk(scene: Scene) -> Talk:
    """As long as it can be read: that may end with the second of this very act."""
    return scene.one_of([each for each in scene.pair.talks[-1:] if each.is_read(scene.house.now)])


@act(often=8)
def say(scene: Scene) -> None:
    talk, now, who = last_talk(scene), scene.house.now, scene.act.who
    mine = [line[3] for line in talk.lines if line[1] == who]
    space = timedelta(seconds=SPACES[talk.slower])
    said = words(scene.act.number, who)
    if not talk.goes_on(now) or (mine and now - mine[-1] < space):
        scene.post(f"/talks/{talk.token}/", 200, words=said)
        return
    scene.post(f"/talks/{talk.token}/", words=said)
    token = Line.objects.filter(who=scene.house.pks[who]).latest("pk").token
    talk.lines.append((token, who, said, now))


@act()
def slower(scene: Scene) -> None:
    talk = last_talk(scene)
    scene.post(f"/talks/{talk.token}/slower/")
    talk.slower = min(2, talk.slower + 1)


@act(often=1.5)
def stop(scene: Scene) -> None:
    last_talk(scene)
    scene.post(f"/talks/{last_talk(scene).token}/stop/")
    scene.pair.stop(scene.house.now)


@act()
def unsay(scene: Scene) -> None:
    talk = last_talk(scene)
    mine = scene.one_of([line for line in talk.lines if line[1] == scene.act.who])
    scene.post(f"/lines/{mine[0]}/back/")
    talk.lines.remove(mine)
