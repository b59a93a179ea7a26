from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from kith.ground import choices, clock, live
from kith.ground.ids import Addressed, only_one, row_lock
from kith.ground.prepared import prepared

from .. import life
from ..cookies import hashed, new_cookie

if TYPE_CHECKING:
    from .person import Person

Onto = Callable[[bytes], bytes]  # what a session holds, and what it is to hold then

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
AHEAD = timedelta(minutes=1)  # two machines' clocks may differ by so much
TOUCHED = timedelta(minutes=1)  # how exactly the house knows when a page was last asked for


class Sessions(models.QuerySet["Session"]):
    def seen_by(self, person: "Person", action: str) -> "Sessions":
        return self.of(person)

    def of(self, person: "Person") -> "Sessions":
        return self.lasting().filter(person=person).order_by("-began")

    def lasting(self) -> "Sessions":
        """Neither over, nor from a time that is still to come: a clock that was ahead, and was put
        right, would let them last a day longer than they may."""
        return self.between(*lasting_from(clock.now()))

    def between(self, now: Any, idle: Any, ahead: Any) -> "Sessions":
        return self.filter(expires__gt=now, seen__gt=idle, seen__lte=ahead)

    def opened_by(self, cookie: str) -> "Session | None":
        """The session a cookie opens, with its person and what every page asks of them."""
        return only_one(opened(hashed(cookie), *lasting_from(clock.now())))

    def begin(self, person: "Person | None" = None, data: bytes = b"", cookie: str = "") -> str:
        """A new session. Returns the cookie that opens it; only its hash is kept."""
        cookie = cookie or new_cookie()
        now = clock.now()
        self.create(
            hash=hashed(cookie),
            person=person,
            data=data,
            began=now,
            seen=now,
            expires=now + LONGEST,
        )
        if person:
            person.was_here(choices.today())
        return cookie

    def keep(self, session_hash: str, onto: Onto, known: bytes = b"", **also: datetime) -> bool:
        """Is it still there to keep something in? With one question where it is as it was
        `known`; else what is to be kept is put onto what is there by now, under its lock."""
        mine = self.filter(hash=session_hash)
        if mine.filter(data=known).update(data=onto(known), **also):
            return True
        row = row_lock(Session, hash=session_hash)
        return row is not None and bool(mine.update(data=onto(bytes(row.data)), **also))

    def end(self) -> None:
        """These are over. Their sockets close with them."""
        for session_hash in list(self.values_list("hash", flat=True)):
            live.close_session(session_hash)
        self.delete()

    def sweep(self) -> None:
        now = clock.now()
        over = Q(expires__lte=now) | Q(seen__lte=now - IDLE) | Q(seen__gt=now + AHEAD)
        self.filter(over).end()


def lasting_from(now: datetime) -> tuple[datetime, datetime, datetime]:
    return now, now - IDLE, now + AHEAD


@prepared
def opened(session_hash: Any, now: Any, idle: Any, ahead: Any) -> Any:
    lasting = Session.objects.between(now, idle, ahead)
    return lasting.filter(hash=session_hash).select_related("person", *life.along())


class Session(Addressed):
    """One browser that is signed in, or is filling in a form. 30 minutes without a request end it.

    Its data is sealed under a key that only the cookie gives, so the house's files open nothing.
    """

    hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="sessions")
    began = models.DateTimeField()
    seen = models.DateTimeField()
    expires = models.DateTimeField()
    data = models.BinaryField(default=b"")

    objects = Sessions.as_manager()

    @property
    def lasts(self) -> bool:
        now = clock.now()
        return self.expires > now and now - IDLE < self.seen <= now + AHEAD

    @property
    def welcome(self) -> bool:
        """Nobody in it, or somebody who has neither left nor been asked to stay away."""
        return not self.person or not (self.person.has_left or self.person.is_paused)

    def touch(self, onto: Onto | None = None, known: bytes = b"") -> bool:
        """A page was asked for. Known to the minute for the session, to the day for the person.

        Is it still there, to keep something in?
        """
        if self.person:  # the person first, as everywhere: who leaves locks them, then this
            self.person.was_here(choices.today())
        if onto:
            return Session.objects.keep(self.hash, onto, known, seen=clock.now())
        return bool(Session.objects.filter(pk=self.pk).update(seen=clock.now()))

    def is_stale(self) -> bool:
        return clock.now() - self.seen >= TOUCHED

    def end(self) -> None:
        Session.objects.filter(pk=self.pk).end()
