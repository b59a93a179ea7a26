"""Furnishes an empty house with the cast, by the same verbs that people's own taps call."""

from datetime import timedelta

from kith.connections.models import Bond, Crowd, PorchSeat, Rise
from kith.connections.policy import PORCH
from kith.connections.rules import Step
from kith.ground import choices, clock, due
from kith.ground.ids import new_token
from kith.ground.turns import turn
from kith.hosts.models import AskedToGreet
from kith.moments.models import Moment
from kith.moments.rules import GESTURES, NOTE, WAVE
from kith.pace.models import Draft, Rest
from kith.people.hashing import hashed
from kith.people.models import Invitation, Needs, Person, Protection
from kith.people.models.needs import ENFORCED
from kith.people.phrases import new_phrase
from kith.safety import pages, rules
from kith.safety.bringing import KINDS, Bringing
from kith.safety.lines import LINES
from kith.safety.models import Brought, Confirmation, OnDuty
from kith.safety.policy import COUNTRY, HOURS

from . import cast, hear, mark
from .cast import HOST, ONE, OTHER, Someone

SOON = timedelta(seconds=45)  # two of them come one step nearer, for whoever watches
NOTHING_SAID: dict[str, object] = dict.fromkeys(ENFORCED) | {"ask_before_talk": False}

People = dict[str, Person]
STEPS = (
    (ONE, HOST, Step.FEELING),
    (ONE, OTHER, Step.NOTE),
    (ONE, "Paper Kite", Step.NOTE),
    (ONE, "Slow River", Step.WAVE),
    (ONE, "Winter Apple", Step.WAVE),
    (ONE, "Morning Fern", Step.WAVE),
    (OTHER, "Slow River", Step.TALK),
    (OTHER, "Blue Thimble", Step.NOTE),
    (HOST, "Soft Gravel", Step.NOTE),
    (HOST, "Morning Fern", Step.WAVE),
)


def furnish() -> None:
    """All of it or nothing: a half furnished house is never left behind."""
    with turn():
        mark.put()
        people = {each.name: arrive(each) for each in cast.PEOPLE}
        meet(people)
        give(people)
        keep_distance(people)
        care(people)
    due.run()  # what was given arrives
    with turn():
        hold(people)
        bring(people)
        come_nearer(people)
        hear.open_it(people)
        hear.tell(people, cast.ANSWERED)
    due.run()
    with turn():
        hear.answer(people[cast.ANSWERED[-1]])
        hear.tell(people, cast.UNHEARD)
    due.run()
    pages.furnish()


def arrive(someone: Someone) -> Person:
    host = Invitation.objects.first_host() if someone.name == HOST else ""
    person = Person.objects.arrive(Invitation.objects.opened_by(host), someone.name, "")
    assert person is not None  # noqa: S101  (nobody else is here to use it)
    said = NOTHING_SAID | {"zone": choices.ZONE.get()} | someone.needs
    Needs.objects.keep(person, at_once=True, **said)
    Protection.objects.keep(person, list(someone.walls))
    if someone.porch:
        PorchSeat.objects.take(person, someone.porch)
    return person


def meet(people: People) -> None:
    for one, other, step in STEPS:
        Bond.objects.between(people[one], people[other]).begin(step)


def give(people: People) -> None:
    for number, (one, other, _step) in enumerate(STEPS):
        bond = Bond.objects.between(people[one], people[other])
        Moment.objects.give(bond, people[other], WAVE, GESTURES[number % len(GESTURES)])
    for giver, to, words in cast.NOTES:
        bond = Bond.objects.between(people[giver], people[to])
        Moment.objects.give(bond, people[giver], NOTE, words)


def keep_distance(people: People) -> None:
    """What holds and what no page shows."""
    one = people[ONE]
    Bond.objects.between(one, people["Winter Apple"]).step_back(people["Winter Apple"], Step.APART)
    Bond.objects.between(one, people["Morning Fern"]).wall(one, "Morning Fern")


def care(people: People) -> None:
    """What a host has done on the first day."""
    host = people[HOST]
    PORCH.set(True)
    COUNTRY.set("GB")
    HOURS.set(cast.HOURS)
    OnDuty.objects.begin(host, 2)
    line = rules.in_order(rules.for_members(rules.of_country(LINES, "GB")))[0]
    Confirmation.objects.confirm(line.id, host, "called")
    AskedToGreet.objects.accept(people["Slow River"])
    Invitation.objects.make(host, welcomes_wave=True)
    Crowd.objects.count_again(choices.today())


def hold(people: People) -> None:
    """Somebody rests, so what is given to them waits; and something waits for tomorrow."""
    giver, to, words = cast.HELD
    Rest.objects.begin(people[to])
    bond = Bond.objects.between(people[giver], people[to])
    Moment.objects.give(bond, people[giver], NOTE, words)
    box = f"note:{Bond.objects.between(people[ONE], people[OTHER]).token}"
    Draft.objects.hold(people[ONE], box, cast.HELD_BACK, new_token())


def bring(people: People) -> None:
    other, thimble = people[OTHER], people["Blue Thimble"]
    asked = Moment.objects.filter(giver=thimble, kind=NOTE).get()
    Brought.objects.bring(Bringing(KINDS["moment"], asked, other), cast.BROUGHT, "unwanted")
    Brought.objects.tell(people["Soft Gravel"], cast.TOLD, "other")


def come_nearer(people: People) -> None:
    """Both wish, and the moment that is else drawn by chance comes soon."""
    bond = Bond.objects.between(people[ONE], people[OTHER])
    for person in bond.people():
        bond.wish(person, Step.TALK)
    Rise.objects.cancel(bond)
    Rise.objects.set(bond, clock.now() + SOON)


def ways_in() -> list[tuple[str, str]]:
    """A name and a passphrase for three of them. New at each start, so none is kept anywhere."""
    return [(name, new_way_in(name)) for name in cast.SIGN_INS]


def new_way_in(name: str) -> str:
    words = new_phrase()
    kept = hashed(words)
    with turn():
        person = Person.objects.called(name)
        if person:
            person.change_passphrase(kept)
    return words
