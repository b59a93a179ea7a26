from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models

from kith.ground import clock
from kith.ground.ids import Addressed

from .. import codes

if TYPE_CHECKING:
    from .person import Person

HOW_MANY = 8
OPENS_AFTER = timedelta(days=1)
LASTS = timedelta(days=14)


class RecoveryCodes(models.QuerySet["RecoveryCode"]):
    def give(self, person: "Person") -> list[str]:
        """Eight new codes, told once; whatever codes there were are worth nothing now."""
        fresh = [codes.new_code() for _ in range(HOW_MANY)]
        self.filter(person=person).delete()
        for code in fresh:
            self.create(person=person, hash=codes.hashed(code))
        return fresh

    def use(self, person: "Person", code: str) -> bool:
        """Was it one of theirs? Then it is used up."""
        return bool(self.filter(person=person, hash=codes.hashed(code)).delete()[0])


class RecoveryCode(models.Model):
    """A way back for someone who lost their passphrase. Each opens once."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="recovery_codes")
    hash = models.CharField(max_length=64, unique=True)

    objects = RecoveryCodes.as_manager()


class NewAccesses(models.QuerySet["NewAccess"]):
    def seen_by(self, person: "Person", action: str) -> "NewAccesses":
        """Shown to the person it opens to, and to every host."""
        return self.all() if person.is_host else self.filter(person=person)

    def offer(self, person: "Person", by: "Person") -> str:
        """A code for someone who lost everything, told once. It opens a day from now, and takes
        the place of an earlier one: there is one row, however many hosts offer at once."""
        code = codes.new_code()
        kept = {"by": by, "hash": codes.hashed(code), "at": clock.now()}
        self.update_or_create(person=person, defaults=kept)
        return code

    def use(self, person: "Person", code: str) -> bool:
        """Was it theirs, and is its day over? Then it is used up."""
        now = clock.now()
        open_now = self.filter(at__lte=now - OPENS_AFTER, at__gt=now - LASTS)
        return bool(open_now.filter(person=person, hash=codes.hashed(code)).delete()[0])

    def let_go(self) -> None:
        self.filter(at__lte=clock.now() - LASTS).delete()


class NewAccess(Addressed):
    """A host gave someone a new way in. For a day everyone who could object can see and stop it."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="new_accesses")
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = NewAccesses.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="one_new_access_each")]

    @property
    def opens_at(self) -> datetime:
        return self.at + OPENS_AFTER

    def stop(self) -> None:
        self.delete()
