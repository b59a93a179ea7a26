"""After each act, and whenever the worker has done what is due: is the house where it ought to be?

What the house chose for itself (the moment of a rise, what arrived) is judged, and then believed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from .mirror import (
    FORMER_NAME,
    HOUSE_ZONE,
    TOO_YOUNG,
    Given,
    Someone,
    turn_after,
    turn_before,
)
from .pair import Pair
from .seen import Between, Seen

Complaints = Iterator[str]


@dataclass
class Mirror:
    """Everyone, and every two of them."""

    people: dict[str, Someone]
    now: datetime
    turned: datetime
    pairs: dict[tuple[str, str], Pair] = field(default_factory=dict)
    drafts: dict[str, tuple[str, datetime | None]] = field(default_factory=dict)  # whose, until

    def pair(self, one: str, other: str) -> Pair:
        low, high = sorted((one, other))
        made = Pair(self.people[low], self.people[high])
        return self.pairs.setdefault((low, high), made)

    def of(self, name: str) -> list[Pair]:
        return [pair for pair in self.pairs.values() if name in pair.names]

    def comes(self, someone: Someone) -> None:
        self.people[someone.name] = someone

    def leave(self, name: str) -> None:
        someone = self.people[name]
        someone.left, someone.seated, someone.phrase = self.now, False, None
        for pair in [pair for pair in self.of(name) if pair.met]:
            pair.walls.discard(name)
            pair.back(0, self.now, name)
            pair.forget_what_came(name)

    def every_two(self) -> list[tuple[str, str]]:
        return list(combinations(sorted(self.people), 2))

    # What is due

    def settle(self, seen: Seen) -> list[str]:
        """The worker has just done what is due."""
        found = [*self.rises(seen), *self.at_the_turn(), *self.arrivals(seen)]
        for pair in self.pairs.values():
            pair.agreed = (pair.agreed or self.now) if pair.both_wish(self.now) else None
            pair.talks = [talk for talk in pair.talks if talk.is_read(self.now)]
        return found

    def rises(self, seen: Seen) -> Complaints:
        for names, pair in self.pairs.items():
            between = seen.pairs.get(names)
            if between and between.real > pair.real:
                yield from self.risen(pair, between)
            elif pair.agreed and pair.both_wish(self.now) and self.now >= pair.latest_rise():
                yield f"{said(pair)} both wished, and have not come nearer"

    def risen(self, pair: Pair, between: Between) -> Complaints:
        if not pair.both_wish(self.now):
            yield f"{said(pair)} came nearer, and it was not what both had chosen"
        if between.real != pair.real + 1:
            yield f"{said(pair)} came nearer by more than a step"
        if pair.risen and pair.risen >= turn_before(self.now):
            yield f"{said(pair)} came nearer twice in a day"
        pair.risen = self.now
        pair.stand_at(between.real)

    def at_the_turn(self) -> Complaints:
        turn = turn_before(self.now)
        if turn <= self.turned:
            return
        self.turned = turn
        for pair in self.pairs.values():
            pair.turn(turn)
        for someone in self.people.values():
            self.come_to_light(someone, turn - TOO_YOUNG)
        yield from ()

    def come_to_light(self, someone: Someone, old_enough: datetime) -> None:
        if someone.renamed and someone.renamed <= old_enough:
            someone.renamed = None
            self.renamed(someone)
        if someone.card_changed and someone.card_changed <= old_enough:
            someone.card_shown, someone.card_changed = someone.card, None
        if someone.left and someone.left <= old_enough and not someone.gone:
            self.go(someone)

    def renamed(self, someone: Someone) -> None:
        for pair in self.of(someone.name):
            side = pair.shown.get(pair.across(someone.name).name)
            if side and pair.real and side.name != someone.called:
                side.former, side.name = side.name, someone.called
                side.former_until = self.today() + timedelta(days=FORMER_NAME)

    def go(self, someone: Someone) -> None:
        someone.gone = True
        for pair in self.of(someone.name):
            pair.shown.pop(someone.name, None)
            pair.wishes.pop(someone.name, None)
            pair.given = [each for each in pair.given if each.giver != someone.name]
            pair.asks = [ask for ask in pair.asks if ask.by != someone.name]
            for talk in pair.talks:
                talk.lines = [line for line in talk.lines if line[1] != someone.name]

    # What arrives

    def arrivals(self, seen: Seen) -> Complaints:
        for names, pair in self.pairs.items():
            between = seen.pairs.get(names)
            for to in pair.names:
                yield from self.arrived(pair, to, between.arrived if between else set())
                yield from self.kept_back(pair, to)

    def arrived(self, pair: Pair, to: str, arrived: set[str]) -> Complaints:
        for each in [each for each in pair.given if each.token in arrived and not each.came]:
            if each.giver == to:
                continue
            yield from self.rightly(pair, each, arrived)
            each.came, each.held = self.now, False
            day = (to, turn_before(self.now))
            pair.came_today[day] = pair.came_today.get(day, 0) + 1

    def rightly(self, pair: Pair, each: Given, arrived: set[str]) -> Complaints:
        to = pair.across(each.giver)
        if not each.held:
            yield f"{each.giver}'s {each.kind} reached {to.name} after it had ended"
        elif not pair.may_come(each, self.now):
            yield f"{each.giver}'s {each.kind} reached {to.name} across {why(pair, to, self.now)}"
        if pair.room(to, self.now) <= 0:
            yield f"{each.giver}'s {each.kind} reached {to.name} beyond a day's pace"
        if any(sooner.at < each.at and sooner.token not in arrived for sooner in held(pair, to)):
            yield f"{each.giver}'s {each.kind} reached {to.name} before an older one"

    def kept_back(self, pair: Pair, to: str) -> Complaints:
        someone, waiting = self.people[to], pair.held_for(to)
        looked = to in pair.looks or pair.look_at.get(to, self.now) <= self.now
        pair.looks.discard(to)
        if not waiting:
            pair.look_at.pop(to, None)
        elif looked:
            if pair.may_come(waiting[0], self.now) and pair.room(someone, self.now) > 0:
                yield f"{waiting[0].kind} to {to} is kept, though nothing holds it"
            quiet = someone.card.is_quiet(self.now)
            ends = someone.card.quiet_ends(self.now) if quiet else turn_after(self.now)
            pair.look_at[to] = min(ends, turn_after(self.now))

    # Is it so?

    def unlike(self, seen: Seen) -> Complaints:
        if seen.drafts != set(self.drafts):
            yield "what is not sent is not as it was left"
        for names in self.every_two():
            pair, between = self.pair(*names), seen.pairs.get(names, Between())
            for what, right in self.expected(pair).items():
                yield from differ(f"{said(pair)}: {what}", getattr(between, what), right)

    def expected(self, pair: Pair) -> dict[str, object]:
        return {
            "real": pair.real,
            "shown": {who: side.step for who, side in pair.shown.items()},
            "wishes": {who: step for who, (step, _at) in pair.wishes.items()},
            "falls": sorted(to for _at, to in pair.falls),
            "walls": pair.walls,
            "given": {each.token for each in pair.given},
            "held": {each.token for each in pair.given if each.held},
            "arrived": {each.token for each in pair.given if each.came},
            "talking": {talk.token for talk in pair.talks if talk.goes_on(self.now)},
            "lines": {line[0] for talk in pair.talks for line in talk.lines},
        }

    def today(self) -> date:
        return turn_before(self.now).astimezone(ZoneInfo(HOUSE_ZONE)).date()


def differ(what: str, found: object, right: object) -> Complaints:
    if found != right:
        yield f"{what} is {found!r}, and not {right!r}"


def held(pair: Pair, to: Someone) -> list[Given]:
    return pair.held_for(to.name)


def said(pair: Pair) -> str:
    return " and ".join(pair.names)


def why(pair: Pair, to: Someone, now: datetime) -> str:
    """What stands in the way of what is given to this person."""
    ways = {
        "a wall": bool(pair.walls),
        "a rest": to.resting,
        "a pause": to.paused,
        "a leaving": to.left is not None,
        "quiet hours": to.card.is_quiet(now),
    }
    return next((way for way, stands in ways.items() if stands), "a step")
