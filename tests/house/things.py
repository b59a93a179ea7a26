"""What addresses name: each made when it is asked for, and called by its address."""

from kith.breathing.models import Invite, Settling
from kith.connections.models import Glimpse, Wall, Wish
from kith.connections.rules import Step
from kith.ground import due
from kith.ground.choices import CHOICES
from kith.ground.ids import new_token
from kith.hosts.models import AccessAsked, AskedToGreet, HandedUp, Opening
from kith.moments.models import Ask, Moment, Talk
from kith.pace.models import Draft
from kith.people.models import Invitation, NewAccess, Session
from kith.safety.bringing import KINDS, Bringing
from kith.safety.lines import LINES
from kith.safety.models import Brought, Confirmation, OnDuty, Reason
from kith.safety.rules import FOR_MEMBERS

from .world import DRAFT, HERS, HIS, World

LINE = next(line.id for line in LINES if line.confidence in FOR_MEMBERS)


def bond(world: World) -> list[str]:
    return [world.bond.token]


def wish(world: World) -> list[str]:
    Wish.objects.create(bond=world.bond, person=world.ana, step=Step.FEELING)
    return bond(world)


def wall(world: World) -> list[str]:
    """Ana's own, put up long ago."""
    Wall.objects.put_up(world.bond, world.ana, "Ben")
    return bond(world)


def glimpse(world: World) -> list[str]:
    """What Ana sees on the porch today: the neighbour."""
    seen = Glimpse.objects.today_for(world.ana)
    return [next(each.token for each in seen if each.person_id == world.neighbour.pk)]


# Moments


def her_note(world: World) -> list[str]:
    return [_given(world, "ana", HERS).token]


def his_note(world: World) -> list[str]:
    return [_given(world, "ben", HIS).token]


def _given(world: World, giver: str, words: str) -> Moment:
    moment = Moment.objects.give(world.bond.locked(), getattr(world, giver), "note", words)
    due.run()
    return moment


def her_ask(world: World) -> list[str]:
    return [Ask.objects.ask(world.bond.locked(), world.ana, 5).token]


def his_ask(world: World) -> list[str]:
    return [Ask.objects.ask(world.bond.locked(), world.ben, 5).token]


def talk(world: World) -> list[str]:
    begun = Talk.objects.begin(world.bond.locked(), 10)
    begun.say(world.ana, HERS)
    begun.say(world.ben, HIS)
    return [begun.token]


def her_line(world: World) -> list[str]:
    (token,) = talk(world)
    return [Talk.objects.get(token=token).lines.get(who=world.ana).token]


def draft(world: World) -> list[str]:
    token = new_token()
    Draft.objects.keep(world.ana, f"note:{world.bond.token}", DRAFT, token)
    return [token]


# Settling


def his_invite(world: World) -> list[str]:
    return [Invite.objects.invite(world.bond.locked(), world.ben).token]


def settling(world: World) -> list[str]:
    return [Settling.objects.begin(world.ana, 7).token]


# Oneself


def session(world: World) -> list[str]:
    """Another browser in which Ana is signed in."""
    Session.objects.begin(world.ana)
    return [Session.objects.filter(person=world.ana).latest("pk").token]


def access(world: World) -> list[str]:
    NewAccess.objects.offer(world.ana, world.dina)
    return [world.ana.new_accesses.get().token]


def invitation(world: World) -> list[str]:
    Invitation.objects.make(world.ana)
    return [world.ana.invitations.latest("pk").token]


def invitation_secret(world: World) -> list[str]:
    return [Invitation.objects.make(world.dina)]


# Hosts


def bringing(world: World) -> list[str]:
    return ["moment", *his_note(world)]


def brought(world: World) -> list[str]:
    """Ana brought Ben's note. No host has opened it."""
    moment = Moment.objects.get(token=his_note(world)[0])
    words = {"words": "It came at night.", "reason": Reason.UNWANTED}
    return [Brought.objects.bring(Bringing(KINDS["moment"], moment, world.ana), **words).token]


def opened(world: World) -> list[str]:
    (token,) = brought(world)
    Opening.objects.write_down(Brought.objects.get(token=token), world.dina, "To answer.")
    return [token]


def decided(world: World) -> list[str]:
    (token,) = opened(world)
    Brought.objects.get(token=token).decide(world.dina, "We spoke with both.")
    return [token]


def handed_up(world: World) -> list[str]:
    HandedUp.objects.take("first wave", "somewhere")
    return [HandedUp.objects.get().token]


def paused(world: World) -> list[str]:
    return [world.paused.pause.token]


def access_asked(world: World) -> list[str]:
    AccessAsked.objects.ask(world.dina, "Ana")
    return [AccessAsked.objects.latest("pk").token]


def asked_to_greet(world: World) -> list[str]:
    AskedToGreet.objects.ask("The stranger")
    return []


def confirmed(world: World) -> list[str]:
    Confirmation.objects.confirm(LINE, world.dina, "called")
    return []


def on_duty(world: World) -> list[str]:
    OnDuty.objects.begin(world.dina, 2)
    return []


def choices(world: World) -> dict[str, object]:
    """Every choice as it is, but one."""
    return {name: choice.get() for name, choice in CHOICES.items()} | {"people.age": 21}
