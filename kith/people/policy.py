"""Who may do what here. Nearly all of it is about oneself."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.choices import Choice
from kith.ground.gate import OWN, YES, Verdict, allows, every, only

from . import rules
from .models import Invitation, NewAccess, Person, Session

OPEN_DOOR = Choice(
    "people.open_door",
    False,
    gettext_lazy("Anyone who finds the house can come in, without an invitation."),
)
MEMBERS_INVITE = Choice(
    "people.members_invite",
    False,
    gettext_lazy("Members can invite people, too, and not the hosts alone."),
)
AGE = Choice(
    "people.age",
    18,
    gettext_lazy("How old somebody says they are, at least, when they come in. 0: not asked."),
    lambda years: 0 <= years <= 120,
)
MOST_INVITATIONS = 3  # of a member's, open at a time


@allows("people.enter")
@allows("people.here")
@allows("people.arrive")
def anyone(person: Person | None, me: Person | None) -> Verdict:
    """Signing in, finding back, arriving, or still being here: before anybody is known."""
    return YES


@allows("people.out")
@allows("people.again")
@allows("people.me")
@allows("people.rename")
@allows("people.passphrase")
@allows("people.codes")
@allows("people.sessions")
@allows("people.copy")
@allows("people.leave")
@allows("people.walls")
@allows("people.needs")
def oneself(person: Person, me: Person) -> Verdict:
    return only(person == me)


@allows("people.end_session")
def end_session(person: Person, session: Session) -> Verdict:
    return only(session.lasts and session.person_id == person.pk)


@allows("people.stop_access")
def stop_access(person: Person, access: NewAccess) -> Verdict:
    """The person it opens to, and any host: nobody comes in behind their backs."""
    return only(access.person_id == person.pk or person.is_host)


@allows("people.invite")
def invite(person: Person, me: Person) -> Verdict:
    return every(only(may_invite_now(person)), _few_open(person))


@allows("people.invitations")
def invitations(person: Person, me: Person) -> Verdict:
    return only(may_invite_now(person))


def may_invite_now(person: Person) -> bool:
    return rules.may_invite(person.is_host, MEMBERS_INVITE.get())


@allows("people.take_back_invitation")
def take_back_invitation(person: Person, invitation: Invitation) -> Verdict:
    return only(invitation.is_open and (invitation.by_id == person.pk or person.is_host))


def _few_open(person: Person) -> Verdict:
    if person.is_host or person.invitations.open().count() < MOST_INVITATIONS:
        return YES
    return OWN(
        _(
            "Three of your invitations are open. You can take one back, or wait until one of them "
            "is used or ends."
        )
    )
