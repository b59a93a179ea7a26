"""Ana and Ben, the eight who write, and the five hundred who are only there."""

from collections.abc import Iterator

from bench.town.furnish import Town
from bench.town.plan import BUSY, USUAL
from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground.ids import new_token
from kith.ground.turns import turn
from kith.people.models import Person

IDLE, WRITERS = 500, 8


class People:
    def __init__(self, town: Town):
        everyone = iter(town.people[max(USUAL, BUSY) + 1 :])
        self.ana, self.ben = next(everyone), next(everyone)
        self.bond = near(self.ana, self.ben)
        self.writers = [next(everyone) for _ in range(WRITERS)]
        self.read = [next(everyone) for _ in range(WRITERS)]
        self.idle = [*everyone, *newcomers()] if len(town.people) < IDLE * 2 else list(everyone)
        self.idle = self.idle[:IDLE]


def newcomers() -> Iterator[Person]:
    """Where the town has fewer people than there are to be open pages."""
    for number in range(IDLE):
        with turn():
            yield Person.objects.welcome(f"Newcomer {number} {new_token()}")


def near(one: Person, other: Person) -> Bond:
    with turn():
        bond = Bond.objects.between(one, other)
        bond.begin(Step.TALK)
    return bond
