"""What is told is offered: to whom next, a router says."""

from collections.abc import Callable, Sequence
from random import Random

from kith.witnessing import routing
from kith.witnessing.routing import Room, Wave

from .crowd import DAY, HOUR
from .place import Happening, Listener, Place, Telling

Router = Callable[[routing.Telling, Sequence[Room], float, Random], Wave]
RUNS_OUT_HERE, RUNS_OUT_AWAY = 600.0, HOUR  # an offer that is not answered
SECOND_WITHIN = DAY  # no further witness is looked for
PLAIN_WAVES = (3, 3, 6)
PLAIN_WAITS = 300.0  # seconds


class Offered(Place):
    name = "router"
    router: Router = staticmethod(routing.next_wave)

    def cared_for(self, telling: Telling) -> Happening:
        told = telling.told
        while telling.hosted is None and telling.wanted > 0 and self.still_matters(telling):
            known = routing.Telling(
                told.weight, told.topics, told.language, told.at, telling.waves, telling.wanted
            )
            wave = self.router(known, self.rooms(telling), self.env.now, self.rng)
            for key in wave.offer_to:
                self.offer(telling, self.listeners[key])
            telling.waves += bool(wave.offer_to)
            yield self.env.timeout(wave.wait) | telling.changed
            if telling.wanted == 0:
                yield from self.in_case_it_comes_back(telling)

    def still_matters(self, telling: Telling) -> bool:
        return self.env.now - telling.told.at < SECOND_WITHIN

    def in_case_it_comes_back(self, telling: Telling) -> Happening:
        while telling.wanted == 0 and len(telling.answered) < len(telling.held):
            yield telling.changed

    def rooms(self, telling: Telling) -> list[Room]:
        return [
            self.room(each)
            for each in self.listeners
            if each.waits is None and self.can_be_asked(telling.told.number, each)
        ]

    def can_be_asked(self, number: int, listener: Listener) -> bool:
        return number not in listener.asked or (listener.here and number in listener.unseen)

    def room(self, listener: Listener) -> Room:
        who, now = listener.who, self.env.now
        return Room(
            key=who.key,
            here=listener.here,
            free=who.capacity - listener.holds,
            left_today=listener.left(now),
            heaviest=who.heaviest,
            not_topics=who.not_topics,
            languages=who.languages,
            idle=now - listener.offered_at,
            taken=listener.taken,
            passed=listener.passed,
            missed=listener.missed,
        )

    def offer(self, telling: Telling, listener: Listener) -> None:
        telling.offers += 1
        listener.offered_at, listener.waits = self.env.now, telling
        listener.asked.add(telling.told.number)
        listener.unseen.discard(telling.told.number)
        self.env.process(self.answering(telling, listener))

    def answering(self, telling: Telling, listener: Listener) -> Happening:
        answer, here = self.crowd.answer(telling.told, listener.who), listener.here
        runs_out = RUNS_OUT_HERE if here else RUNS_OUT_AWAY
        takes = answer.here if here else answer.away
        reached = (here or listener.who.reachable) and not answer.ignores
        yield from self.until(telling, min(runs_out, takes) if reached else runs_out)
        listener.waits = None
        if not wants(telling):
            return
        if not reached or takes > runs_out:
            listener.missed += 1
            if not here:  # they never saw it: once they come by, it can be offered again
                listener.unseen.add(telling.told.number)
        elif answer.accepts and listener.may_take(telling.told, self.env.now):
            listener.taken += 1
            self.take(telling, listener)
        else:
            listener.passed += 1

    def until(self, telling: Telling, seconds: float) -> Happening:
        """Or until nothing is wanted any more, and the offer is withdrawn."""
        over = self.env.timeout(seconds)
        while wants(telling) and not over.processed:
            yield over | telling.changed


def wants(telling: Telling) -> bool:
    return telling.wanted > 0 and telling.hosted is None


class PlainlyOffered(Offered):
    """Three, three, then six of those who fit, whoever is on the page first."""

    name = "plain router"

    @staticmethod
    def router(telling: routing.Telling, rooms: Sequence[Room], now: float, rng: Random) -> Wave:
        fit = [room for room in rooms if routing.fits(telling, room)]
        rng.shuffle(fit)
        fit.sort(key=lambda room: not room.here)
        many = PLAIN_WAVES[min(telling.waves, len(PLAIN_WAVES) - 1)]
        return Wave(tuple(room.key for room in fit[:many]), PLAIN_WAITS)
