from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from kith.connections.models import Bond, Fall, Side
from kith.ground import choices, clock, due
from kith.ground.ids import Addressed
from kith.ground.live import nudge
from kith.ground.prepared import prepared
from kith.pace.models.rest import is_away
from kith.people.models import Needs, Person

from .. import rules
from .seat import Seat


def wait() -> timedelta:
    return timedelta(seconds=settings.KITH.wait_seconds)


class Invites(models.QuerySet["Invite"]):
    def seen_by(self, person: Person, action: str) -> "Invites":
        return self.to(person, clock.now() - wait())

    def to(self, person: Any, since: Any) -> "Invites":
        """Of somebody who was really near enough, as far as they are shown: a step back since then
        is shown at the turn, like any other."""
        near = Side.objects.filter(person=person, shown_step__gte=rules.OPENS)
        fallen = Fall.objects.filter(
            bond=OuterRef("bond"), to__lt=rules.OPENS, at__lte=OuterRef("at")
        )
        open_now = self.filter(at__gt=since, set_aside=False)
        return open_now.filter(~Exists(fallen), bond__in=near.values("bond")).exclude(by=person)

    def before(self, person: Person) -> list["Invite"]:
        """Those that may come before this person just now, the last of each bond. None while they
        rest or are quiet."""
        invites = before_since(person, clock.now() - wait())
        if not invites or is_away(person) or Needs.objects.of(person).are_quiet:
            return []
        return list({invite.bond_id: invite for invite in invites}.values())

    def lately(self, person: Person, bond: Bond) -> "Invite | None":
        """What this person asked lately, as far as it is worth a word."""
        lately = self.filter(by=person, bond=bond, at__gt=clock.now() - 2 * wait())
        return lately.order_by("-at", "-pk").first()

    def today(self, person: Person, bond: Bond) -> int:
        return self.filter(by=person, bond=bond, at__gte=choices.this_turn()).count()

    def invite(self, bond: Bond, by: Person) -> "Invite":
        invite = self.create(bond=bond, by=by)
        due.at("breathing.invite", invite.token, clock.now())
        return invite

    def came(self, seat: Seat) -> None:
        """Nothing is asked any more of whoever sat down; and where that is beside whoever asked,
        they have answered."""
        asked = self.filter(bond=seat.bond).exclude(by=seat.person)
        asked.update(set_aside=True)
        if seat.room.bond_id is not None:
            asked.update(answered=True)

    def let_go(self) -> None:
        self.filter(at__lt=choices.this_turn()).delete()


@prepared
def before_since(person: Any, since: Any) -> Any:
    return Invite.objects.to(person, since).order_by("at", "pk").select_related("bond")


class Invite(Addressed):
    """Somebody sat down and lets the other know. Whoever does nothing has answered nothing."""

    bond = models.ForeignKey(Bond, models.CASCADE, related_name="invites")
    by = models.ForeignKey(Person, models.CASCADE, related_name="breath_invites")
    at = models.DateTimeField(default=clock.now)
    set_aside = models.BooleanField(default=False)  # out of the other's sight; nobody is told
    answered = models.BooleanField(default=False)

    objects = Invites.as_manager()

    @property
    def is_over(self) -> bool:
        return clock.now() - self.at >= wait()

    @property
    def is_not_now(self) -> bool:
        """Declined, unseen, resting, walled: it reads the same."""
        return self.is_over and not self.answered

    def not_now(self) -> None:
        self.set_aside = True
        self.save(update_fields=["set_aside"])

    def come_before_them(self) -> None:
        """At once, and once more when the wait is over: both look again. Whoever cannot be shown it
        hears nothing."""
        other = self.bond.other(self.by)
        just_before = self.at - timedelta(seconds=1)
        if other and Invite.objects.to(other, just_before).filter(pk=self.pk).exists():
            nudge(other, f"bond:{self.bond.token}", "today")
        if not self.is_over:
            due.at("breathing.invite", self.token, self.at + wait())
        else:
            nudge(self.by, "breathing")
