from datetime import timedelta

import pytest

from kith.connections.models import Bond, Crowd
from kith.connections.rules import Step
from kith.ground import clock, due
from kith.people.models import Person
from kith.witnessing import rules
from kith.witnessing.models import Room, Story, Witness
from kith.witnessing.offering import WITNESSES

WORDS = "I sat on the stairs until the phone stopped ringing."


@pytest.fixture(autouse=True)
def put_back():
    yield
    clock.put_back()


@pytest.fixture
def somebodies(db):
    """`somebodies(9)`: so many people who do not know each other."""
    return lambda many: [Person.objects.welcome(f"Quiet heron {number}") for number in range(many)]


@pytest.fixture
def opened(somebodies):
    """A host has opened it, and there are enough people."""
    WITNESSES.set(True)
    somebodies(8)
    return Crowd.objects.create()


@pytest.fixture
def near(bond):
    """Ana and Ben at feelings."""
    bond.begin(Step.FEELING)
    return Bond.objects.get(pk=bond.pk)


@pytest.fixture
def tell(opened, ana):
    """`tell()`: Ana tells something, and what is due is done."""

    def tell(words=WORDS, teller=ana, box="", **how):
        now = clock.now()
        how = {
            "size": rules.Size.MOMENT.value,
            "weight": rules.Weight.SOME.value,
            "topics": 0,
            "language": "en",
            "wish": rules.Wish.HEARD.value,
            "wanted": 1,
            "host_ok": True,
            "from_at": now,
            "until": now + timedelta(days=3),
            "bond": None,
        } | how
        story = Story.objects.tell(teller, words, box, **how)
        due.run()
        return story

    return tell


@pytest.fixture
def with_room(opened):
    """`with_room(ben)`: Ben has practised, and has room."""

    def with_room(person, hours=8, **said):
        witness = Witness.objects.practised(person)
        witness.person = person
        said = {
            "many": 2,
            "a_day": 4,
            "heaviest": rules.Weight.HEAVY.value,
            "not_topics": 0,
            "languages": ["en"],
        } | said
        witness.say(**said)
        Room.objects.open(witness, clock.now() + timedelta(hours=hours))
        return witness

    return with_room


@pytest.fixture
def take(db):
    """`take(ben, story)`: Ben holds what was offered to him."""

    def take(person, story):
        offer = story.offers.get(to=person)
        return offer.locked().take(person)

    return take
