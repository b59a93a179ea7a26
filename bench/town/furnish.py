"""Furnishes an empty house with a planned town, in bulk: the very rows that people's taps would
have left by now. A test furnishes a small one both ways and finds them alike."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from kith.connections.models import Bond, Side
from kith.ground import choices, live
from kith.ground.ids import new_token
from kith.ground.models import Heard
from kith.moments.models import Delivery, Moment
from kith.moments.models.delivery import Dose
from kith.people import codes, names, rules
from kith.people.models import Needs, Person, Protection
from kith.people.models.access import HOW_MANY, RecoveryCode
from kith.people.models.needs import ENFORCED

from .plan import ARRIVED, MET, Plan, Said
from .sealer import Sealer

AT_ONCE = 5_000
WALLS = ["distance", "alone"]
NOTHING_SAID: dict[str, object] = dict.fromkeys(ENFORCED) | {
    "zone": "UTC",
    "ask_before_talk": False,
}


class Town:
    """A plan on its way into the database."""

    def __init__(self, plan: Plan, passphrase: str = ""):
        self.plan, self.passphrase = plan, passphrase
        self.keys = Sealer()
        self.turn = choices.this_turn()
        self.heard: Counter[tuple[str, str]] = Counter()  # by person and topic
        self.people: list[Person] = []
        self.bonds: list[Bond] = []

    @transaction.atomic
    def furnish(self) -> None:
        self.welcome()
        self.meet()
        for begin in range(0, len(self.plan.said), AT_ONCE):
            self.speak(self.plan.said[begin : begin + AT_ONCE])
        self.count_doses()
        self.be_heard()

    # People

    def welcome(self) -> None:
        arrived, here = self.day(ARRIVED), self.day(1)
        kept = {"passphrase": self.passphrase, "arrived_on": arrived, "here_on": here}
        self.people = [self.called(name, kept) for name in self.plan.names]
        Person.objects.bulk_create(self.people)
        Protection.objects.bulk_create(self.protection(each) for each in self.people)
        Needs.objects.bulk_create(self.needs(place) for place in range(len(self.people)))
        new_codes = (
            RecoveryCode(person=person, hash=codes.hashed(codes.new_code()))
            for person in self.people
            for _ in range(HOW_MANY)
        )
        RecoveryCode.objects.bulk_create(new_codes, AT_ONCE)
        self.keys.keep()

    def called(self, name: str, kept: dict[str, object]) -> Person:
        person = Person(token=new_token(), mark=names.mark(name), **kept)
        person.sealed_name = self.keys.seal(person.shown, name, "name")
        person.name = name
        return person

    def protection(self, person: Person) -> Protection:
        sealed = self.keys.seal(f"{person.own}/walls", json.dumps(WALLS), "protection")
        return Protection(person=person, sealed_walls=sealed)

    def needs(self, place: int) -> Needs:
        """Shown to others since the turn after they arrived."""
        person = self.people[place]
        said = NOTHING_SAID | self.plan.card(place)
        card = json.dumps(rules.card(**said))
        return Needs(
            person=person,
            sealed_card=self.keys.seal(f"{person.shown}/card", card, "needs card"),
            sealed_shown=self.keys.seal(f"{person.shown}/shown", card, "needs shown"),
            **{name: said[name] for name in ENFORCED},
        )

    # Bonds

    def meet(self) -> None:
        self.bonds = [self.between(pair.one, pair.other, pair.step) for pair in self.plan.pairs]
        Bond.objects.bulk_create(self.bonds, AT_ONCE)
        sides = (side for bond in self.bonds for side in self.sides(bond))
        Side.objects.bulk_create(sides, AT_ONCE)

    def between(self, one: int, other: int, step: int) -> Bond:
        return Bond(low=self.people[one], high=self.people[other], real_step=step)

    def sides(self, bond: Bond) -> Iterable[Side]:
        for person, other in ((bond.low, bond.high), (bond.high, bond.low)):
            yield Side(
                bond=bond,
                person=person,
                shown_step=bond.real_step,
                shown_on=self.day(MET),
                sealed_name=self.keys.seal(person.own, other.name, "bond"),
            )
            self.nudge(person, f"bond:{bond.token}", "people")

    # Moments

    def speak(self, some: Iterable[Said]) -> None:
        moments = [self.moment(said) for said in some]
        self.keys.keep()
        self.keys.let_go("moment:")
        Moment.objects.bulk_create(moments)
        Delivery.objects.bulk_create(self.arrived(moment) for moment in moments)

    def moment(self, said: Said) -> Moment:
        moment = Moment(
            bond=self.bonds[said.pair],
            giver=self.people[said.by],
            kind=said.kind,
            at=self.at(said),
            on=self.day(-said.minus_days),
        )
        moment.sealed_words = self.keys.seal(moment.key, said.words)
        return moment

    def arrived(self, moment: Moment) -> Delivery:
        """At once, and looked at before that day was over; yesterday's is still to be looked at."""
        to = self.to(moment.bond, moment.giver_id)
        self.nudge(to, f"bond:{moment.bond.token}", "today")
        return Delivery(
            moment=moment,
            to=to,
            arrived_at=moment.at,
            arrived_on=moment.on,
            seen_on=moment.on if moment.on < self.day(1) else None,
        )

    def count_doses(self) -> None:
        """How many came to each from each other, on the last day on which anything did."""
        came: dict[tuple[int, int], Counter[int]] = {}
        for said in self.plan.said:
            pair = self.plan.pairs[said.pair]
            to = pair.other if said.by == pair.one else pair.one
            came.setdefault((said.pair, to), Counter())[said.minus_days] += 1
        doses = (
            Dose(
                bond=self.bonds[pair],
                to=self.people[to],
                day=self.day(-max(days)),
                arrived=days[max(days)],
            )
            for (pair, to), days in came.items()
        )
        Dose.objects.bulk_create(doses, AT_ONCE)

    # What open pages would have been told

    def nudge(self, person: Person, *topics: str) -> None:
        self.heard.update((person.token, live.topic(person, topic)) for topic in topics)

    def be_heard(self) -> None:
        rows = (Heard(person=p, topic=t, number=n) for (p, t), n in self.heard.items())
        Heard.objects.bulk_create(rows, AT_ONCE)

    # Days

    def day(self, ago: int) -> date:
        return (self.turn - timedelta(days=ago)).date()

    def at(self, said: Said) -> datetime:
        return self.turn + timedelta(days=said.minus_days, seconds=said.second)

    def to(self, bond: Bond, giver: int) -> Person:
        return bond.high if giver == bond.low_id else bond.low
