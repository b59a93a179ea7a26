from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from kith.connections.models import Bond, Fall, Side
from kith.connections.rules import Step
from kith.ground import choices, clock, due
from kith.ground.ids import Addressed, row_lock
from kith.ground.live import nudge
from kith.ground.prepared import prepared
from kith.pace.models.rest import is_away
from kith.people.models import Needs, Person

from .. import rules, talking
from .delivery import Delivery
from .moment import Moment
from .talk import Talk


def wait() -> timedelta:
    return timedelta(seconds=settings.KITH.wait_seconds)


class Asks(models.QuerySet["Ask"]):
    def seen_by(self, person: Person, action: str) -> "Asks":
        own = action in {"moments.wait", "moments.unask"}
        return self.filter(by=person) if own else self.to(person)

    def to(self, person: Person) -> "Asks":
        """Asked of this person by somebody who was really near enough for a talk, as far as they
        are shown: a step back since then is shown at the turn, like any other."""
        lately = self.filter(at__gt=clock.now() - talking.ASK_MATTERS, set_aside=False)
        near = Side.objects.filter(person=person, shown_step__gte=Step.TALK)
        fallen = Fall.objects.filter(
            bond=OuterRef("bond"), to__lt=Step.TALK, at__lte=OuterRef("at")
        )
        return lately.filter(~Exists(fallen), bond__in=near.values("bond")).exclude(by=person)

    def open(self) -> "Asks":
        return self.filter(at__gt=clock.now() - wait(), talk=None)

    def lately(self, person: Person, bonds: Iterable[Bond]) -> list["Ask"]:
        """In these bonds of one person, as far back as a talk that one of them began could still
        be going on. Nearly always there is none."""
        known = {bond.pk: bond for bond in bonds}
        longest = timedelta(minutes=max(talking.LENGTHS)) + wait()
        asks = [ask for ask in asked_since(person, clock.now() - longest) if ask.bond_id in known]
        for ask in asks:
            ask.bond = known[ask.bond_id]
        return asks

    def before(self, person: Person, lately: list["Ask"]) -> list["Ask"]:
        """Of these, the live asks that may come before this person just now, the last in each
        bond. None while they rest."""
        asks = [ask for ask in lately if ask.is_for(person)]
        if not asks or is_away(person):
            return []
        needs = Needs.objects.of(person)
        came = set(self.to(person).values_list("pk", flat=True))
        last = {ask.bond_id: ask for ask in asks if ask.pk in came}
        return [] if needs.are_quiet else [ask for ask in last.values() if ask.is_welcome(needs)]

    def today(self, person: Person, bond: Bond) -> int:
        return self.filter(by=person, bond=bond, at__gte=choices.this_turn()).count()

    def waiting(self, person: Person, bond: Bond) -> "Ask | None":
        """This person's own ask that is not answered yet."""
        mine = self.open().filter(by=person, bond=bond, taken_back=False)
        return mine.order_by("-at").first()

    def along_with(self, ask: "Ask") -> "Asks":
        """All that one person asks another just now: two taps are one question."""
        return self.open().filter(bond=ask.bond_id, by=ask.by_id)

    def ask(self, bond: Bond, by: Person, minutes: int) -> "Ask":
        """Would you talk now? Where the other asks at the same time, the two have answered; also
        where their ask is kept from one's own pages, or it would show that it is."""
        ask = self.create(bond=bond, by=by, minutes=minutes, talk=Talk.objects.going_on(bond))
        due.at("moments.ask", ask.token, clock.now())
        theirs = self.open().filter(bond=bond).exclude(by=by).order_by("-at", "-pk").first()
        if theirs and theirs.is_open:
            theirs.accept()
            ask.refresh_from_db()
        return ask

    def answered_in(self, bond: Bond) -> None:
        """A talk has begun: it is the answer to whatever was asked here just now."""
        talk = Talk.objects.going_on(bond)
        for ask in self.open().filter(bond=bond).select_related("by"):
            ask.begun(talk)

    def let_go(self) -> None:
        self.filter(at__lte=clock.now() - 2 * talking.ASK_MATTERS).delete()


@prepared
def asked_since(person: Any, at: Any) -> Any:
    recent = Ask.objects.filter(bond__sides__person=person, at__gt=at)
    return recent.order_by("at", "pk").prefetch_related("talk")


class Ask(Addressed):
    """A talk that is asked for now. After one fixed wait it is answered: not now, whatever the
    other did or did not do."""

    bond = models.ForeignKey(Bond, models.CASCADE, related_name="asks")
    by = models.ForeignKey(Person, models.CASCADE, related_name="asks")
    minutes = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    set_aside = models.BooleanField(default=False)  # the asked one said not now; nobody is told
    taken_back = models.BooleanField(default=False)  # by whoever asked; nobody is told
    talk = models.ForeignKey(Talk, models.SET_NULL, null=True, related_name="asks")

    objects = Asks.as_manager()

    def locked(self) -> Self | None:
        """People by id, the bond, then this."""
        self.bond.locked()
        return row_lock(type(self), pk=self.pk)

    @property
    def is_waiting(self) -> bool:
        return self.talk_id is None and talking.waiting(self.at, wait(), clock.now())

    def is_for(self, person: Person) -> bool:
        """Asked of this person, who has not set it aside."""
        return self.is_waiting and self.by_id != person.pk and not self.set_aside

    @property
    def is_open(self) -> bool:
        """Can it be answered with a yes, or has its talk begun and is going on? The gate asks the
        real step: what one is shown may be nearer until the turn."""
        near = self.bond.real_step >= Step.TALK and not self.taken_back
        return (near and self.is_waiting) or (self.talk is not None and self.talk.is_going_on)

    def is_welcome(self, needs: Needs) -> bool:
        """Who likes to be asked before a talk is asked live only after both have said so."""
        return not needs.ask_before_talk or both_said_so(self.bond, self.by)

    def accept(self) -> Talk:
        """It begins at once, for both."""
        bond = self.bond
        talk = Talk.objects.going_on(bond) or Talk.objects.begin(bond, self.minutes)
        Ask.objects.answered_in(bond)
        return talk

    def begun(self, talk: Talk | None) -> None:
        self.talk = talk
        self.save(update_fields=["talk"])
        nudge(self.by, f"ask:{self.token}")

    def not_now(self) -> None:
        """Out of the asked one's sight. For the one who asked, nothing changes before its time."""
        Ask.objects.along_with(self).update(set_aside=True)

    def take_back(self) -> None:
        """No talk begins from it any more. For the one who was asked, nothing changes before its
        time: whoever walls or steps back within the wait has done no more than this, as far as a
        late yes can tell."""
        Ask.objects.along_with(self).update(taken_back=True)

    def come_before_them(self) -> None:
        """At once, and once more when the wait is over: both pages look again."""
        other = self.bond.other(self.by)
        if other and Ask.objects.to(other).filter(pk=self.pk).exists():
            nudge(other, f"bond:{self.bond.token}", "today")
        if self.is_waiting:
            due.at("moments.ask", self.token, self.at + wait())
        else:
            nudge(self.by, f"ask:{self.token}")


def both_said_so(bond: Bond, person: Person) -> bool:
    """As far as this person knows: have they and the other both said that they would like to talk,
    one in answer to the other, within a day?"""
    mine = Moment.objects.filter(bond=bond, giver=person, kind=rules.INVITATION)
    came = Delivery.objects.came_in(bond, person).filter(moment__kind=rules.INVITATION)
    asked = Ask.objects.to(person).filter(bond=bond)
    answered = [delivery.arrived_at for delivery in came if delivery.arrived_at]
    return talking.welcome(
        mine.values_list("at", flat=True),
        [*answered, *asked.values_list("at", flat=True)],
        clock.now(),
    )
