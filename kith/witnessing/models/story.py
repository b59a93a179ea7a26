from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from kith.connections.models import Bond
from kith.ground import clock, due, sealed
from kith.ground.ids import Addressed, row_lock
from kith.ground.live import nudge
from kith.pace.models import Draft
from kith.people.models import Person

from .. import rules
from ..usual import Waited
from .holding import Holding, as_still_near
from .stories import Stories
from .wait import Wait

DUE = ("witnessing.wave", "witnessing.truth", "witnessing.host", "witnessing.over")


class Story(Addressed):
    """What somebody told, under a key of its own. Taking it back destroys the key."""

    teller = models.ForeignKey(Person, models.CASCADE, related_name="stories")
    bond = models.ForeignKey(Bond, models.CASCADE, null=True, related_name="stories")
    size = models.CharField(max_length=8)
    weight = models.PositiveSmallIntegerField()
    topics = models.PositiveIntegerField()  # rules.mask
    language = models.CharField(max_length=20)  # BCP 47
    wish = models.CharField(max_length=6)
    wanted = models.PositiveSmallIntegerField()
    host_ok = models.BooleanField()
    sealed_words = models.BinaryField()
    on = models.DateField()  # the day of the house
    told_at = models.DateTimeField(default=clock.now)
    from_at = models.DateTimeField()
    until = models.DateTimeField()
    truth_at = models.DateTimeField()  # then whoever told it is told how it is
    waves = models.PositiveIntegerField(default=0)
    counted = models.BooleanField(default=False)  # how long it waited is among the waits
    box = models.CharField(max_length=16, default="")

    objects = Stories.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["teller", "-told_at"], name="told_by_whom"),
            models.Index(fields=["until"], name="still_told", condition=Q(counted=False)),
        ]

    @property
    def key(self) -> str:
        return f"story:{self.token}"

    @property
    def topic(self) -> str:
        """What its teller's page listens to."""
        return f"story:{self.token}"

    @property
    def said(self) -> str:
        return sealed.read(self.key, self.sealed_words) or ""

    def locked(self) -> Self | None:
        """The bond, if it was told to one person, then this."""
        if self.bond:
            self.bond.locked()
        return self.row_locked()

    def row_locked(self) -> Self | None:
        fresh = row_lock(type(self), pk=self.pk)
        if fresh:
            fresh.bond = self.bond
        return fresh

    # On its way

    def set_out(self) -> None:
        due.at("witnessing.wave", self.token, self.from_at)
        due.at("witnessing.truth", self.token, self.truth_at)
        due.at("witnessing.over", self.token, self.until)
        if self.host_ok:
            due.at("witnessing.host", self.token, self.from_at + rules.TO_A_HOST)

    def held(self) -> int:
        return self.holdings.filter(as_still_near()).count()

    def looks_for(self, now: datetime) -> int:
        """How many more may hold it. Once its teller has left, nobody."""
        if self.teller.has_left:
            return 0
        return rules.looks_for(
            wanted=self.wanted,
            held=self.held(),
            told_at=self.from_at,
            until=self.until,
            now=now,
        )

    def hold_by(self, person: Person) -> Holding:
        """Under the locks of both: whoever holds it has it, and nobody else more than is wanted."""
        holding = Holding.objects.begin(self, person)
        self.count_wait(held=True)
        nudge(self.teller, self.topic, "today")
        return holding

    def went_out(self, again: datetime) -> None:
        """Offered once more; looked at again then."""
        self.waves += 1
        self.save(update_fields=["waves"])
        due.at("witnessing.wave", self.token, again)

    def look_again(self) -> None:
        """One who held it does not any more. Its time with the hosts may have gone by meanwhile."""
        now = clock.now()
        due.at("witnessing.wave", self.token, now)
        if self.host_ok:
            due.at("witnessing.host", self.token, max(now, self.from_at + rules.TO_A_HOST))

    def goes_on(self, holding: Holding) -> None:
        """Whoever held it does not any more, and somebody else is looked for. Where it was told to
        them alone, whoever told it is told how it is at once."""
        if holding.ended_at is None:
            nudge(holding.witness, f"holding:{holding.token}", "room")
        self.forget_drafts(self.holdings.filter(pk=holding.pk).end())
        if self.bond:
            self.truth_at = min(self.truth_at, clock.now())
            self.save(update_fields=["truth_at"])
        self.look_again()
        nudge(self.teller, self.topic)

    def count_wait(self, *, held: bool) -> None:
        """Once for each that was told to whoever has room."""
        if self.bond_id is None and not self.counted:
            waited = max(0.0, (clock.now() - self.from_at).total_seconds())
            Wait.objects.keep(Waited(waited, held))
            self.counted = True
            self.save(update_fields=["counted"])

    # What its teller does

    def wait_on(self) -> None:
        """I would like to wait a little longer: told again after as long as it usually takes."""
        usual = type(self).objects.usual() or rules.TO_A_HOST
        self.truth_at = clock.now() + max(usual, rules.RUNS_OUT_AWAY)
        until, self.until = self.until, max(self.until, self.truth_at + rules.TO_A_HOST)
        self.save(update_fields=["truth_at", "until"])
        self.offers.filter(until=until).update(until=self.until)
        self.set_out()

    def widen(self, *, anyone: bool, host: bool) -> None:
        """Others may hold it too: whoever has room, or somebody who cares for the house. What was
        told to one person is not for a host to see the offer of: it can be brought to one."""
        if anyone and self.bond:
            self.leave_the_bond()
        host = host and self.bond is None
        self.host_ok = self.host_ok or host
        self.save(update_fields=["bond", "host_ok"])
        self.wait_on()
        if host:
            due.at("witnessing.host", self.token, clock.now())

    def leave_the_bond(self) -> None:
        """Nothing of what was between the two comes along: neither that one of them held it, nor
        what they said to it."""
        self.forget_drafts(self.holdings.all().end())
        sealed.forget(*(reply.key for reply in self.replies.all()))
        self.replies.all().delete()
        self.offers.all().withdraw()
        self.offers.all().delete()
        self.bond = None

    def take_back(self) -> None:
        """At any time, also while somebody reads: the key goes, and with it what was answered,
        which may say it again."""
        self.count_wait(held=False)
        self.offers.all().withdraw()
        holdings = self.holdings.all().end()
        self.forget_drafts(holdings)
        sealed.forget(self.key, *(reply.key for reply in self.replies.all()))
        for kind in DUE:
            due.cancel(kind, self.token)
        self.delete()
        for holding in holdings:
            nudge(holding.witness, f"holding:{holding.token}", "room")

    def forget_drafts(self, holdings: list[Holding]) -> None:
        for holding in holdings:
            for draft in Draft.objects.filter(place=holding.box):
                draft.let_go()
