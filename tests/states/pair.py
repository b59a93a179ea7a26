"""What is between two people, and what each act between them does."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .mirror import (
    APART,
    OPENS,
    PHRASE_STANDS,
    RISES_WITHIN,
    TALK,
    TOO_YOUNG,
    WAY_RESTS,
    WISH_STANDS,
    Asked,
    Given,
    Shown,
    Someone,
    Talk,
    turn_after,
    turn_before,
)

WAIT = timedelta(minutes=2)
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass
class Pair:
    """Two people. Everything in here is between the two alone."""

    one: Someone
    other: Someone
    met: bool = False  # have they ever had to do with each other?
    real: int = APART
    shown: dict[str, Shown] = field(default_factory=dict)  # by whoever has it on their list
    wishes: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    falls: list[tuple[datetime, int]] = field(default_factory=list)
    walls: set[str] = field(default_factory=set)
    way_rests: datetime | None = None
    risen: datetime | None = None
    agreed: datetime | None = None  # since when both wishes stand and nothing is in the way
    given: list[Given] = field(default_factory=list)
    asks: list[Asked] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    looks: set[str] = field(default_factory=set)  # for whom what is held is looked at now
    look_at: dict[str, datetime] = field(default_factory=dict)  # and again then

    @property
    def names(self) -> tuple[str, str]:
        return (self.one.name, self.other.name)

    def across(self, name: str) -> Someone:
        return self.other if name == self.one.name else self.one

    def step_of(self, name: str) -> int | None:
        return self.shown[name].step if name in self.shown else None

    # Nearer

    def wish(self, who: str, now: datetime) -> None:
        step = self.shown[who].step + 1
        kept = self.wishes.get(who)
        if kept is None or kept[0] != step or now - kept[1] >= WISH_STANDS:
            self.wishes[who] = (step, now)

    def unwish(self, who: str) -> None:
        self.wishes.pop(who, None)
        self.agreed = None

    def both_wish(self, now: datetime) -> bool:
        """Nothing opens that both have not chosen, and nothing that stands in the way is passed."""
        standing = {who: step for who, (step, at) in self.wishes.items() if now - at < WISH_STANDS}
        near = [self.step_of(name) for name in self.names]
        return (
            near == [self.real, self.real]
            and [standing.get(name) for name in self.names] == [self.real + 1] * 2
            and self.is_clear(now)
        )

    def is_clear(self, now: datetime) -> bool:
        """Does nothing stand in the way of coming nearer, or of beginning?"""
        rests = self.way_rests is not None and now < self.way_rests
        return not (rests or self.falls or self.walls or self.one.left or self.other.left)

    def stand_at(self, step: int) -> None:
        self.real = step
        self.wishes.clear()
        self.agreed = None
        for name in self.names:
            self.show(name, step)

    def show(self, who: str, step: int) -> None:
        self.met = True
        side = self.shown.setdefault(who, Shown(step, self.across(who).called))
        side.step = step

    def begin(self, step: int, now: datetime) -> bool:
        if self.is_clear(now):
            self.stand_at(max(self.real, step))
            return True
        return False

    def latest_rise(self) -> datetime:
        """At most one a day, and within six hours of when it may be."""
        assert self.agreed
        today = self.risen is not None and self.risen >= turn_before(self.agreed)
        return (turn_after(self.agreed) if today else self.agreed) + RISES_WITHIN

    # Back

    def back(self, to: int, now: datetime, who: str) -> None:
        self.real = min(self.real, to)
        self.falls.append((now, to))
        self.unwish(who)
        for each in self.given:
            each.held = each.held and OPENS[each.kind] <= self.real
        if self.real < TALK:
            self.stop(now)

    def stop(self, now: datetime) -> None:
        for talk in self.talks:
            talk.stopped = now if talk.goes_on(now) else talk.stopped

    def wall(self, who: str, now: datetime) -> None:
        self.walls.add(who)
        self.back(APART, now, who)

    def let_go(self, who: str) -> None:
        del self.shown[who]
        self.wishes.pop(who, None)
        self.agreed = None
        self.given = [each for each in self.given if each.giver != who]

    def forget_what_came(self, who: str) -> None:
        """Only they saw that it came."""
        for each in self.given:
            each.came = each.came if each.giver == who else None

    def turn(self, at: datetime) -> None:
        """What holds already is shown to both, and the way closer rests."""
        ripe = [fall for fall in self.falls if fall[0] <= at - TOO_YOUNG]
        if not ripe:
            return
        self.falls = [fall for fall in self.falls if fall not in ripe]
        for who, side in self.shown.items():
            side.step = min([side.step, *(to for _at, to in ripe)])
            if who in self.wishes and self.wishes[who][0] != side.step + 1:
                self.unwish(who)
        self.way_rests = at + WAY_RESTS

    # What can wait

    def may_come(self, each: Given, now: datetime) -> bool:
        """Nothing is delivered across a wall, a step, quiet hours or a rest."""
        to = self.across(each.giver)
        near = not self.walls and self.real >= OPENS[each.kind]
        return near and not to.away and not to.card.is_quiet(now)

    def room(self, to: Someone, now: datetime) -> float:
        """How many more a day's pace allows."""
        if to.card.pace is None:
            return float("inf")
        return to.card.pace - self.came_today.get((to.name, turn_before(now)), 0)

    came_today: dict[tuple[str, datetime], int] = field(default_factory=dict)

    def held_for(self, to: str) -> list[Given]:
        return [each for each in self.given if each.held and each.giver != to]

    # What is live

    def talk_now(self, now: datetime) -> Talk | None:
        return next((talk for talk in self.talks if talk.goes_on(now)), None)

    def open_asks(self, by: str, now: datetime) -> list[Asked]:
        """This person's own, which are still waiting, the last first."""
        mine = [ask for ask in reversed(self.asks) if ask.by == by and not ask.answered]
        return [ask for ask in mine if now - ask.at < WAIT]

    def open_ask(self, by: str, now: datetime) -> Asked | None:
        return next(iter(self.open_asks(by, now)), None)

    def ask_before(self, me: Someone, now: datetime) -> Asked | None:
        """The last that came before this person and waits for an answer."""
        asks = self.open_asks(self.across(me.name).name, now)
        return next((ask for ask in asks if self.comes_before(ask, me)), None)

    def comes_before(self, ask: Asked, me: Someone) -> bool:
        """Is it there for whom it asks?"""
        near = (self.step_of(me.name) or APART) >= TALK
        return ask.reached and not ask.aside and ask.by != me.name and near

    def is_asked(self, me: Someone, now: datetime) -> bool:
        """Is this person asked for a talk, on their pages, just now?"""
        them = self.across(me.name).name
        if not self.ask_before(me, now) or me.away or me.card.is_quiet(now):
            return False
        return not me.card.ask_first or self.both_said_so(them, now)

    def both_said_so(self, who: str, now: datetime) -> bool:
        """As far as they know: each said "some time", one in answer to the other, within a day."""
        said = [each for each in self.given if each.kind == "invitation"]
        mine = [each.at for each in said if each.giver == who]
        came = [each.came for each in said if each.giver != who and each.came]
        me = self.one if self.one.name == who else self.other
        asked = [ask.at for ask in self.asks if now - ask.at < A_DAY and self.comes_before(ask, me)]
        if not mine or not came + asked:
            return False
        sooner, later = sorted((max(mine), max(came + asked)))
        return later - sooner <= A_WEEK and now - later < A_DAY


def phrase_stands(maker: Someone, now: datetime) -> bool:
    made = maker.phrase
    return made is not None and maker.left is None and now - made[1] < PHRASE_STANDS
