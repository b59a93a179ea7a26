"""A few people who know each other, and everything that is made before a round begins."""

from itertools import combinations, product

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground.turns import turn
from kith.people.models import Person


def people(count: int, called: str = "Writer") -> list[Person]:
    with turn():
        return [Person.objects.welcome(f"{called} {number}") for number in range(count)]


def near(one: Person, other: Person, step: Step = Step.TALK) -> Bond:
    bond = Bond.objects.between(one, other)
    bond.begin(step)
    return bond


def everyone_near(all_of: list[Person], step: Step = Step.TALK) -> list[Bond]:
    with turn():
        return [near(one, other, step) for one, other in combinations(all_of, 2)]


def some_near(some: list[Person], others: list[Person], step: Step = Step.TALK) -> list[Bond]:
    with turn():
        return [near(one, other, step) for one, other in product(some, others)]
