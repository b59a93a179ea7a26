"""What is in the house's rows, by the names of these tests."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kith.connections.models import Bond, Fall, Side, Wall, Wish
from kith.ground.models import Due
from kith.moments.models import Delivery, Line, Moment, Talk
from kith.pace.models import Draft


@dataclass
class Between:
    """Two people, as the rows have them."""

    real: int = 0
    shown: dict[str, int] = field(default_factory=dict)
    wishes: dict[str, int] = field(default_factory=dict)
    falls: list[int] = field(default_factory=list)
    walls: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    arrived: set[str] = field(default_factory=set)
    talking: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)


@dataclass
class Seen:
    pairs: dict[tuple[str, str], Between] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)  # what the worker could not do


class Rows:
    """Reads them. It remembers whose a bond was, also when one of the two has gone."""

    def __init__(self) -> None:
        self.names: dict[int, str] = {}  # of people, by key
        self.bonds: dict[int, tuple[str, str]] = {}

    def seen(self, now: datetime) -> Seen:
        seen = Seen()
        self.read_bonds(seen)
        self.read_distance(seen)
        self.read_given(seen)
        self.read_talks(seen, now)
        seen.drafts = set(Draft.objects.values_list("token", flat=True))
        seen.failed = list(Due.objects.exclude(error="").values_list("kind", flat=True))
        return seen

    def between(self, seen: Seen, bond: int) -> Between:
        return seen.pairs[self.bonds[bond]]

    def read_bonds(self, seen: Seen) -> None:
        for pk, low, high, real in Bond.objects.values_list("pk", "low", "high", "real_step"):
            if low in self.names and high in self.names:
                one, other = sorted((self.names[low], self.names[high]))
                self.bonds[pk] = (one, other)
            if pk in self.bonds:
                seen.pairs[self.bonds[pk]] = Between(real)

    def read_distance(self, seen: Seen) -> None:
        for bond, person, step in self.kept(Side, "person", "shown_step"):
            self.between(seen, bond).shown[self.names[person]] = step
        for bond, person, step in self.kept(Wish, "person", "step"):
            self.between(seen, bond).wishes[self.names[person]] = step
        for bond, step in self.kept(Fall, "to"):
            self.between(seen, bond).falls = sorted([*self.between(seen, bond).falls, step])
        for bond, person in self.kept(Wall, "by"):
            self.between(seen, bond).walls.add(self.names[person])

    def read_given(self, seen: Seen) -> None:
        for bond, token in self.kept(Moment, "token"):
            self.between(seen, bond).given.add(token)
        rows = Delivery.objects.filter(moment__bond__in=self.bonds)
        for bond, token, at in rows.values_list("moment__bond", "moment__token", "arrived_at"):
            between = self.between(seen, bond)
            (between.arrived if at else between.held).add(token)

    def read_talks(self, seen: Seen, now: datetime) -> None:
        for talk in Talk.objects.filter(bond__in=self.bonds):
            if talk.ends_at > now:
                self.between(seen, talk.bond_id).talking.add(talk.token)
        lines = Line.objects.filter(talk__bond__in=self.bonds)
        for bond, token in lines.values_list("talk__bond", "token"):
            self.between(seen, bond).lines.add(token)

    def kept(self, model: Any, *what: str) -> Any:
        return model.objects.filter(bond__in=self.bonds).values_list("bond", *what)
