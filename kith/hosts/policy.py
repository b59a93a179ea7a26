"""A host sees what was brought to the hosts, does what only hosts do, and sees nothing else."""

from django.utils.translation import gettext as _

from kith.ground.gate import OWN, YES, Verdict, allows, every, only
from kith.people.models import Greeting, Person
from kith.safety import hosting
from kith.safety.models import Brought

from . import rules
from .models import AccessAsked, AskedToGreet, HandedUp, Opening, Paused


@allows("hosts.care")
def care(person: Person, me: Person) -> Verdict:
    return only(hosting.cares(person))


@allows("hosts.look_after")
def look_after(person: Person, handed_up: HandedUp) -> Verdict:
    return only(hosting.cares(person))


@allows("hosts.greeting")
def greeting(person: Person, me: Person) -> Verdict:
    """For those who were asked, and those who said yes. To anyone else it is not there."""
    greets = Greeting.objects.filter(person=person).exists()
    return only(greets or AskedToGreet.objects.is_asked(person))


@allows("hosts.stop_access")
def stop_access(person: Person, asked: AccessAsked) -> Verdict:
    return only(hosting.cares(person))


@allows("hosts.end_pause")
def end_pause(person: Person, paused: Paused) -> Verdict:
    return only(hosting.cares(person))


@allows("hosts.open")
def open_brought(person: Person, brought: Brought) -> Verdict:
    """Whoever it concerns never learns that it is there."""
    return only(hosting.cares(person) and brought.about_id != person.pk)


@allows("hosts.read")
def read(person: Person, brought: Brought) -> Verdict:
    return every(open_brought(person, brought), opened(person, brought))


@allows("hosts.decide")
def decide(person: Person, brought: Brought) -> Verdict:
    return every(read(person, brought), undecided(brought), anothers(person, brought))


@allows("hosts.pause")
def pause(person: Person, brought: Brought) -> Verdict:
    return every(read(person, brought), known(brought), anothers(person, brought))


def opened(person: Person, brought: Brought) -> Verdict:
    if Opening.objects.is_open(brought, person):
        return YES
    return OWN(_("This opens after you have written down why."))


def undecided(brought: Brought) -> Verdict:
    return OWN(_("This has been decided already.")) if brought.is_decided else YES


def anothers(person: Person, brought: Brought) -> Verdict:
    """What I brought, and an appeal against what I decided, is for another host to decide."""
    mine = rules.may_decide(
        brought_it=brought.by_id == person.pk,
        decided_before=_decided(person, brought.appeals),
        others=hosting.others_than(person, brought.about).count(),
    )
    return YES if mine else OWN(_("Another host decides this one, because you are part of it."))


def _decided(person: Person, earlier: Brought | None) -> bool:
    return earlier is not None and earlier.is_decided and earlier.decision.by_id == person.pk


def known(brought: Brought) -> Verdict:
    """Is there a person whom it concerns? Who leaves is one until the turn, for hosts as well."""
    gone = brought.about is None
    return OWN(_("Nobody who is here now can be paused for this.")) if gone else YES
