"""Who may sit where. What the other would like is never asked here: nobody could tell."""

from django.utils.translation import gettext as _

from kith.connections import life
from kith.connections.models import Bond
from kith.connections.policy import enough_people, reach
from kith.ground.gate import OWN, UNKNOWN, YES, Verdict, allows, every, only
from kith.people.models import Person

from . import rules
from .models import Invite, Settling

for _action in ("breathing.with", "breathing.invite"):
    life.opens_at(_action, rules.OPENS)


@allows("breathing.breathe")
@allows("breathing.alone")
@allows("breathing.manner")
@allows("breathing.room")
@allows("breathing.rise")
@allows("breathing.after")
@allows("breathing.record")
def oneself(person: Person, me: Person) -> Verdict:
    return only(person == me)


@allows("breathing.company")
def company(person: Person, me: Person) -> Verdict:
    return every(oneself(person, me), enough_people())


@allows("breathing.with")
def near_enough(person: Person, bond: Bond) -> Verdict:
    """As far as they are shown: behind a wall they sit in a room that looks alike."""
    return only(reach(person, bond, "breathing.with") is not UNKNOWN)


@allows("breathing.invite")
def invite(person: Person, bond: Bond) -> Verdict:
    return every(near_enough(person, bond), few_invites(person, bond))


def few_invites(person: Person, bond: Bond) -> Verdict:
    if Invite.objects.today(person, bond) < rules.MOST_INVITES:
        return YES
    return OWN(
        _(
            "Three times a day is how often one person can let another know here. You can still "
            "sit down. It opens again tomorrow."
        )
    )


@allows("breathing.not_now")
def not_now(person: Person, invite: Invite) -> Verdict:
    return only(Invite.objects.seen_by(person, "breathing.not_now").filter(pk=invite.pk).exists())


@allows("breathing.let_go")
def let_go(person: Person, settling: Settling) -> Verdict:
    return only(settling.person_id == person.pk)
