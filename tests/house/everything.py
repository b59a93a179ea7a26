"""Everything there can be in a house, at once; and what is over, which nobody sees any more."""

from datetime import timedelta

from kith.moments.models import Ask, Talk
from kith.people.models import Invitation, Session

from . import things, things_told
from .world import HERS, World


def over(world: World) -> None:
    """An invitation, a session and a talk that ended, and an ask of the day before yesterday."""
    long = timedelta(days=2)
    Invitation.objects.make(world.ana, lasts=-long)
    Session.objects.begin(world.ana)
    ended = Session.objects.filter(person=world.ana).latest("pk")
    Session.objects.filter(pk=ended.pk).update(expires=ended.began - long)
    past = Talk.objects.begin(world.bond.locked(), 5)
    Talk.objects.filter(pk=past.pk).update(
        began_at=past.began_at - long, words_go_at=past.words_go_at - long
    )
    past.say(world.ana, HERS)
    old = Ask.objects.ask(world.bond.locked(), world.ben, 5)
    Ask.objects.filter(pk=old.pk).update(at=old.at - long)


ALL = (
    things.bond,
    things.wish,
    things.glimpse,
    things.her_note,
    things.his_note,
    things.her_ask,
    things.his_ask,
    things.talk,
    things.draft,
    things.session,
    things.access,
)
MORE = (
    things.his_invite,
    things.settling,
    things.invitation,
    things.brought,
    things.decided,
    things.handed_up,
    things.access_asked,
)
TOLD = (
    things_told.told,
    things_told.heard,
    things_told.her_story,
    things_told.his_offer,
    things_told.her_holding,
    things_told.her_answer,
    things_told.room,
)


def everything(world: World) -> None:
    """All of it at once."""
    for thing in (over, *ALL, *MORE, things_told.over, *TOLD):
        thing(world)
