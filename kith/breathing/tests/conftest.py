import pytest

from kith.connections.models import Bond, Crowd
from kith.connections.rules import Step
from kith.people.models import Person


@pytest.fixture
def near(bond):
    bond.begin(Step.NOTE)
    return Bond.objects.get(pk=bond.pk)


@pytest.fixture
def crowd(db):
    """Enough people that nobody is guessable."""
    return Crowd.objects.create()


@pytest.fixture
def somebodies(db):
    """`somebodies(9)`: so many people who do not know each other."""
    return lambda many: [Person.objects.welcome(f"Quiet heron {number}") for number in range(many)]
