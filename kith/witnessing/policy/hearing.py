"""Who may have room, and hold. Whose words they are is never told by a refusal."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.connections.models import Bond
from kith.connections.policy import reach
from kith.ground import choices, clock
from kith.ground.gate import OWN, YES, Verdict, allows, every, only
from kith.people.models import Person
from kith.safety import hosting

from .. import limits, rules
from ..models import Holding, Offer, Reply, Story, Witness
from ..words import FULL_WORDS
from .telling import oneself, strangers_may_meet

PRACTISE_FIRST = gettext_lazy("Before you say that you have room, there is a short practice.")


@allows("witnessing.room")
@allows("witnessing.here")
def room(person: Person, me: Person) -> Verdict:
    """For whoever has practised; a host is offered what nobody could hold, and somebody near what
    was told to them."""
    return only(person == me)


@allows("witnessing.open")
def open_room(person: Person, me: Person) -> Verdict:
    return every(oneself(person, me), strangers_may_meet(), has_practised(person))


def has_practised(person: Person) -> Verdict:
    if Witness.objects.of(person):
        return YES
    return OWN(str(PRACTISE_FIRST))


@allows("witnessing.pass_on")
def pass_on(person: Person, offer: Offer) -> Verdict:
    return only(offer.to_id == person.pk and is_shown(person, offer.story))


def is_shown(person: Person, story: Story) -> bool:
    """What one near to them told is there as long as they are shown as near; what a stranger told,
    as long as they have not met."""
    if story.bond is None:
        return Bond.objects.known(person, story.teller_id) is None
    side = story.bond.side_of(person)
    return side is not None and side.shown_step >= rules.OPENS


@allows("witnessing.take")
def take(person: Person, offer: Offer) -> Verdict:
    return every(
        pass_on(person, offer),
        not_mine_yet(person, offer),
        still_open(person, offer),
        own_limits(person, offer.story.weight),
    )


def not_mine_yet(person: Person, offer: Offer) -> Verdict:
    """Whoever taps twice is not told that it has gone on."""
    mine = Holding.objects.seen_by(person, "witnessing.see_held").of_story(offer.story)
    return OWN(_("You hold it. It is there under “Having room”.")) if mine.exists() else YES


def still_open(person: Person, offer: Offer) -> Verdict:
    """Held by another, run out, taken back in part, further away by now: it reads the same."""
    if offer.is_open and between_us(person, offer):
        return YES
    return OWN(
        _("This has gone on in the meantime. It has nothing to do with you. Nothing is asked.")
    )


def between_us(person: Person, offer: Offer) -> bool:
    """Told to me, and really near; or by a stranger."""
    story = offer.story
    if story.bond:
        return story.bond.real_step >= rules.OPENS and story.bond.is_whole()
    return hosting.cares(person) if offer.host else True


def own_limits(person: Person, weight: int) -> Verdict:
    """What nobody can exceed, and what they said themself."""
    witness = Witness.objects.of(person)
    full = limits.full(
        Holding.objects.load_of(person),
        many=witness.many if witness else limits.MOST_OPEN,
        a_day=witness.a_day if witness else limits.MOST_A_DAY,
        weight=weight,
        now=clock.now(),
    )
    words: str | Promise = FULL_WORDS[full] if full else ""
    return OWN(str(words)) if full else YES


@allows("witnessing.hold")
def hold(person: Person, holding: Holding) -> Verdict:
    """The page of what they hold stays theirs; what was told is on it only while they hold it."""
    return only(holding.witness_id == person.pk)


@allows("witnessing.answer")
@allows("witnessing.hand_on")
@allows("witnessing.read_along")
def answer(person: Person, holding: Holding) -> Verdict:
    return every(hold(person, holding), still_held(holding))


def still_held(holding: Holding) -> Verdict:
    if holding.is_held:
        return YES
    if Reply.objects.answering(holding):
        return OWN(_("You have answered, and what was told has closed again."))
    return OWN(
        _("There is nothing here to hold any more. It was taken back, or its time here is over.")
    )


@allows("witnessing.see_held")
def see_held(person: Person, holding: Holding) -> Verdict:
    seen = Holding.objects.seen_by(person, "witnessing.see_held")
    return only(seen.filter(pk=holding.pk).exists())


@allows("witnessing.unsay")
def unsay(person: Person, reply: Reply) -> Verdict:
    return only(reply.witness_id == person.pk and reply.on >= choices.today())


def is_delivered(holding: Holding) -> bool:
    """Does an answer come to them? Between two people the real step says so; between strangers,
    that there is no wall by now."""
    story = holding.story
    if story is None:
        return False
    if story.bond is None:
        met = Bond.objects.known(holding.witness, story.teller_id)
        return met is None or not met.walls.exists()
    return reach(holding.witness, story.bond, "witnessing.tell_to") is YES
