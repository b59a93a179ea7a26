from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Q

from .heard import Heard
from .ids import new_token, only_one
from .prepared import prepared


class ChosenOnes(models.Manager["Chosen"]):
    def keep(self, name: str, value: Any) -> None:
        self.update_or_create(name=name, defaults={"value": value})


class Chosen(models.Model):
    """What a host chose for the whole house, where it is not the default."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField()

    objects = ChosenOnes()


DESTROYED = bytes(61)  # as long as a wrapped key, so that it comes to lie on the very same bytes


class Keys(models.Manager["Key"]):
    """Those that open something. A key is destroyed by zeros in its place, and its row goes when
    the house key turns: SQLite leaves copies of rows about when it moves them, which
    `secure_delete` does not find, and it moves them when others beside them are deleted."""

    def get_queryset(self) -> "models.QuerySet[Key]":
        return super().get_queryset().exclude(wrapped=DESTROYED)

    def make(self, name: str, epoch: int, wrapped: bytes) -> "Key":
        """The key of that name: this one, or the one somebody else made a moment sooner."""
        self.bulk_create([Key(name=name, epoch=epoch, wrapped=wrapped)], ignore_conflicts=True)
        self._destroyed().filter(name=name).update(epoch=epoch, wrapped=wrapped)
        return self.get(name=name)

    def not_under(self, epoch: int) -> "models.QuerySet[Key]":
        """Those that another house key than that epoch's wraps, in a steady order."""
        return self.exclude(epoch=epoch).order_by("pk")

    def destroy(self, names: Iterable[str]) -> None:
        self.filter(name__in=names).update(wrapped=DESTROYED)

    def sweep(self) -> None:
        """The rows of destroyed keys. Just before the house key turns: what is copied about by it
        is worth nothing when the turn is over."""
        self._destroyed().delete()

    def _destroyed(self) -> "models.QuerySet[Key]":
        return super().get_queryset().filter(wrapped=DESTROYED)


class Key(models.Model):
    """What opens one thing's words, wrapped by the house key of an epoch. No key: no words."""

    name = models.CharField(max_length=80, unique=True)
    epoch = models.PositiveIntegerField(db_index=True)
    wrapped = models.BinaryField()

    objects = Keys()

    def keep(self, epoch: int, wrapped: bytes) -> None:
        """Wrapped anew. A key destroyed meanwhile stays destroyed; one moved meanwhile stays so."""
        mine = Key.objects.filter(pk=self.pk, epoch=self.epoch)
        mine.update(epoch=epoch, wrapped=wrapped)


class Dues(models.QuerySet["Due"]):
    def waiting(self, kinds: Iterable[str]) -> "Dues":
        return self.filter(kind__in=kinds, dead=False)

    def free(self, now: Any, too_long: Any, kinds: Iterable[Any]) -> "Dues":
        """The next that is due and nobody's; whose lease ends later than any has none."""
        free = Q(lease_until=None) | Q(lease_until__lt=now) | Q(lease_until__gt=too_long)
        return self.waiting(kinds).filter(free, due_at__lte=now).order_by("due_at", "pk")[:1]

    def is_ready(self, now: datetime, kinds: Iterable[str]) -> bool:
        return bool(ready(now, now + LONGEST_LEASE, *kinds))

    def claim(self, now: datetime, kinds: Iterable[str]) -> "Due | None":
        """The next that is due, leased to whoever asked. Call in a transaction."""
        row = only_one(ready_held(now, now + LONGEST_LEASE, *kinds))
        if row:
            row.lease(now)
        return row

    def arm(self, kind: str, ref: str, when: datetime) -> None:
        """Due then, and only then: an earlier time, a lease, a failure of it are forgotten."""
        Due.objects.bulk_create(
            [Due(kind=kind, ref=ref, due_at=when)],
            update_conflicts=True,
            unique_fields=["kind", "ref"],
            update_fields=["due_at", *FRESH],
        )


LEASE = timedelta(seconds=60)
MOST_TRIES = 10
LONGEST_PAUSE = timedelta(hours=1)
LONGEST_LEASE = LONGEST_PAUSE + LEASE  # one that ends later was given before the clock went back
FRESH: dict[str, Any] = {
    "lease_until": None,
    "lease_by": "",
    "attempts": 0,
    "dead": False,
    "error": "",
}


@prepared
def ready(now: Any, too_long: Any, *kinds: Any) -> Any:
    return Due.objects.free(now, too_long, kinds)


@prepared
def ready_held(now: Any, too_long: Any, *kinds: Any) -> Any:
    return Due.objects.select_for_update(skip_locked=True).free(now, too_long, kinds)


class Due(models.Model):
    """Something the house does at a time: one row a kind and what it is done to."""

    kind = models.CharField(max_length=60)
    ref = models.CharField(max_length=80, blank=True)
    due_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)  # after a failure: not before then
    lease_by = models.CharField(max_length=16, blank=True)  # one claim, not one worker
    attempts = models.PositiveSmallIntegerField(default=0)
    dead = models.BooleanField(default=False)
    error = models.CharField(max_length=80, blank=True)  # the name of its class, never its words

    objects = Dues.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "ref"], name="one_due_each")]
        indexes = [models.Index(fields=["due_at"], name="due_next", condition=Q(dead=False))]

    def lease(self, now: datetime) -> None:
        self.lease_by, self.lease_until = new_token(), now + LEASE
        self.attempts += 1
        self.save(update_fields=["lease_by", "lease_until", "attempts"])

    def finish(self, again: datetime | None) -> bool:
        """It took effect, unless the lease is another's by now or it was moved or cancelled."""
        if again is None:
            return bool(self._if_mine().delete()[0])
        return bool(self._if_mine().update(due_at=again, **FRESH))

    def put_off(self, now: datetime, error: str, counts: bool = True) -> bool:
        """It failed. Tried again after 4, 16, 64 ... s, at most an hour; False: never again.
        What does not count may fail for days, and is done then."""
        tries = self.attempts if counts else self.attempts - 1
        dead = tries >= MOST_TRIES
        pause = min(timedelta(seconds=4 ** max(1, tries)), LONGEST_PAUSE)
        now_is = {"lease_by": "", "lease_until": now + pause, "error": error[:80]}
        self._if_mine().update(attempts=tries, dead=dead, **now_is)
        return not dead

    def _if_mine(self) -> "Dues":
        return Due.objects.filter(pk=self.pk, lease_by=self.lease_by)


__all__ = ["Chosen", "Due", "Heard", "Key"]
