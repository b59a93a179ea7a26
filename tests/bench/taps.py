"""A planned town, lived through day by day by the verbs that people's own taps call."""

from datetime import datetime, timedelta

from bench.town.furnish import NOTHING_SAID, WALLS
from bench.town.plan import ARRIVED, MET, SPOKEN, Pair, Plan, Said
from kith.connections.models import Bond
from kith.ground import choices, clock, due
from kith.moments.models import Delivery, Moment
from kith.people.models import Needs, Person, Protection, RecoveryCode


class Lived:
    def __init__(self, plan: Plan):
        self.plan = plan
        self.turn: datetime = choices.this_turn()
        self.people: list[Person] = []
        self.bonds: list[Bond] = []

    def lives(self) -> None:
        self.goes_to(-ARRIVED, 60)
        self.people = [self.arrives(name, place) for place, name in enumerate(self.plan.names)]
        self.goes_to(-MET, 60)
        self.bonds = [self.meet(pair) for pair in self.plan.pairs]
        for day in range(-SPOKEN, 0):
            self.spends(day)
        clock.put_back()
        due.run()

    def arrives(self, name: str, place: int) -> Person:
        person = Person.objects.arrive(None, name, "")
        assert person
        RecoveryCode.objects.give(person)
        Protection.objects.keep(person, WALLS)
        Needs.objects.keep(person, at_once=True, **NOTHING_SAID | self.plan.card(place))
        return person

    def meet(self, pair: Pair) -> Bond:
        bond = Bond.objects.between(self.people[pair.one], self.people[pair.other])
        bond.begin(pair.step)
        return bond

    def spends(self, day: int) -> None:
        for said in self.plan.said:
            if said.minus_days == day:
                self.gives(said)
        self.goes_to(day, 24 * 60 * 60 - 1)
        for person in self.people:
            self.looks_in(person, again=day < -1)

    def gives(self, said: Said) -> None:
        self.goes_to(said.minus_days, said.second)
        giver = self.people[said.by]
        Moment.objects.give(self.bonds[said.pair], giver, said.kind, said.words)
        due.run()

    def looks_in(self, person: Person, again: bool) -> None:
        today = choices.today()
        person.was_here(today)
        if again:
            Delivery.objects.to_look_at(person, today).seen(today)

    def goes_to(self, day: int, second: int) -> None:
        when = self.turn + timedelta(days=day, seconds=second)
        clock.move(when - clock.now())
        due.run()
