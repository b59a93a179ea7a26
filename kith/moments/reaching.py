"""How far a moment reaches, as far as distance goes. Every way of giving asks here."""

from kith.connections import life
from kith.connections.models import Bond
from kith.connections.policy import reach
from kith.connections.rules import Step
from kith.ground.gate import Verdict
from kith.people.models import Person

from .rules import OPENS

ACTIONS = {"wave": "moments.wave", "note": "moments.note", "invitation": "moments.invite"}

for _kind, _action in ACTIONS.items():
    life.opens_at(_action, OPENS[_kind])
for _action in ("moments.talk", "moments.ask"):
    life.opens_at(_action, Step.TALK)


def reaches(giver: Person, bond: Bond, kind: str) -> Verdict:
    return reach(giver, bond, ACTIONS[kind])
