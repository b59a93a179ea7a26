"""Who may give what to whom. One's own limit is told first; the other's are never told."""

from django.utils.translation import gettext as _

from kith.connections.models import Bond
from kith.connections.page import shown_card
from kith.ground.gate import NOT_NOW, OWN, UNKNOWN, YES, Verdict, allows, every, only
from kith.pace.policy import own_limit
from kith.people.models import Person

from . import talking
from .models import Ask, Line, Moment, Talk
from .models.ask import both_said_so
from .reaching import reaches
from .rules import INVITATION, NOTE, WAVE


def give(person: Person, bond: Bond, kind: str) -> Verdict:
    """UNKNOWN where it is not open as far as I am shown; then my own limit; then LATER or YES."""
    far = reaches(person, bond, kind)
    if far is UNKNOWN:
        return UNKNOWN
    return every(own_limit(person, Moment.objects.given_today), far)


@allows("moments.wave")
def wave(person: Person, bond: Bond) -> Verdict:
    return give(person, bond, WAVE)


@allows("moments.note")
def note(person: Person, bond: Bond) -> Verdict:
    return give(person, bond, NOTE)


@allows("moments.invite")
def invite(person: Person, bond: Bond) -> Verdict:
    return give(person, bond, INVITATION)


@allows("moments.all")
def all_of_it(person: Person, bond: Bond) -> Verdict:
    return only(bond.side_of(person) is not None)


@allows("moments.see")
def see(person: Person, moment: Moment) -> Verdict:
    seen = Moment.objects.seen_by(person, "moments.see")
    return only(seen.filter(pk=moment.pk).exists())


@allows("moments.take_back")
def take_back(person: Person, moment: Moment) -> Verdict:
    return only(moment.giver_id == person.pk)


# Talks


@allows("moments.talk")
def talk(person: Person, bond: Bond) -> Verdict:
    return only(reaches(person, bond, INVITATION) is not UNKNOWN)


@allows("moments.ask")
def ask(person: Person, bond: Bond) -> Verdict:
    """Asked of everyone alike: who cannot hear it does not answer, as anyone may not."""
    return every(talk(person, bond), few_asks(person, bond), asked_before(person, bond))


def few_asks(person: Person, bond: Bond) -> Verdict:
    if Ask.objects.today(person, bond) < talking.MOST_ASKS:
        return YES
    return OWN(
        _(
            "Three times a day is how often one person can ask another for a talk here. "
            "It opens again tomorrow."
        )
    )


def asked_before(person: Person, bond: Bond) -> Verdict:
    """What their card says, and nothing more than it says."""
    side = bond.side_of(person)
    card = shown_card(person, bond, side) if side else None
    if not card or not card.get("ask_before_talk") or both_said_so(bond, person):
        return YES
    return OWN(
        _(
            "Their card says that they like to be asked before a talk. When you have both said "
            "“I would like to talk some time”, you can ask for one in the day after."
        )
    )


@allows("moments.wait")
def wait(person: Person, ask: Ask) -> Verdict:
    if ask.by_id != person.pk:
        return UNKNOWN
    return YES if ask.talk_id or ask.taken_back or ask.is_waiting else NOT_NOW


@allows("moments.unask")
def unask(person: Person, ask: Ask) -> Verdict:
    return only(ask.by_id == person.pk)


@allows("moments.accept")
def accept(person: Person, ask: Ask) -> Verdict:
    if not before_me(person, ask):
        return UNKNOWN
    if ask.is_open:
        return YES
    return OWN(_("The moment for this talk has passed. You can ask for one, if you like."))


@allows("moments.not_now")
def not_now(person: Person, ask: Ask) -> Verdict:
    return only(before_me(person, ask))


def before_me(person: Person, ask: Ask) -> bool:
    return Ask.objects.to(person).filter(pk=ask.pk).exists()


@allows("moments.see_talk")
@allows("moments.minute")
@allows("moments.slower")
@allows("moments.stop")
def in_a_talk(person: Person, talk: Talk) -> Verdict:
    return only(talk.is_shown_to(person))


@allows("moments.unsay")
def unsay(person: Person, line: Line) -> Verdict:
    return only(Line.objects.seen_by(person, "moments.unsay").filter(pk=line.pk).exists())
