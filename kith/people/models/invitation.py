from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from django.db import models

from kith.ground import clock
from kith.ground.ids import Addressed, row_lock

if TYPE_CHECKING:
    from .person import Person

LASTS = timedelta(days=14)


def hashed(secret: str) -> str:
    """It is random, so a plain hash keeps it."""
    return sha256(b"kith invitation:" + secret.encode()).hexdigest()


class Invitations(models.QuerySet["Invitation"]):
    def seen_by(self, person: "Person", action: str) -> "Invitations":
        """One's own, and for a host those of the house."""
        return self.open() if person.is_host else self.open().filter(by=person)

    def open(self) -> "Invitations":
        return self.filter(expires_at__gt=clock.now()).order_by("-expires_at")

    def make(
        self,
        by: "Person | None",
        kind: str = "member",
        welcomes_wave: bool = False,
        lasts: timedelta = LASTS,
    ) -> str:
        """An invitation for one person. Returns what its address ends with, told once."""
        secret = token_urlsafe(18)
        self.create(
            hash=hashed(secret),
            by=by,
            kind=kind,
            welcomes_wave=welcomes_wave,
            expires_at=clock.now() + lasts,
        )
        return secret

    def first_host(self) -> str:
        """The one with which a house without a host begins. It takes its predecessor's place."""
        self.filter(by=None, kind=Invitation.HOST).delete()
        return self.make(None, Invitation.HOST)

    def opened_by(self, secret: str) -> "Invitation | None":
        """The invitation, if it still opens something. Used, unknown, expired: none, alike."""
        found = self.open().filter(hash=hashed(secret)).select_related("by").first()
        return None if found is None or (found.by and found.by.has_left) else found

    def let_go(self) -> None:
        self.filter(expires_at__lte=clock.now()).delete()


class Invitation(Addressed):
    """A way in for one person. The row is the invitation: used or taken back, it is gone."""

    MEMBER, HOST = "member", "host"

    hash = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=6, choices=[(MEMBER, MEMBER), (HOST, HOST)])
    by = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="invitations")
    welcomes_wave = models.BooleanField(default=False)
    expires_at = models.DateTimeField()

    objects = Invitations.as_manager()

    @property
    def is_open(self) -> bool:
        return self.expires_at > clock.now()

    def held(self) -> "Invitation | None":
        """Who made it and then this, under their locks; None when somebody was quicker."""
        if self.by:
            self.by.locked()
        return row_lock(Invitation, pk=self.pk)

    def use(self) -> None:
        self.delete()

    def take_back(self) -> None:
        self.delete()
