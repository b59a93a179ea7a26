from datetime import datetime
from typing import TYPE_CHECKING, Any, Self, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import Exists, OuterRef, Q

from kith.connections.models import Side
from kith.connections.models.bonds import hold
from kith.connections.rules import Step
from kith.ground import choices, clock, due
from kith.ground.ids import Addressed, row_lock
from kith.ground.live import nudge
from kith.people.models import Person

from .. import limits, rules

if TYPE_CHECKING:
    from .story import Story


class Holdings(models.QuerySet["Holding"]):
    def seen_by(self, person: Person, action: str) -> "Holdings":
        """One's own, and only as long as it is held: what was handed on or went back is not there
        any more, and what was taken back says so."""
        mine = self.filter(witness=person).select_related("story__bond")
        return mine.filter(held_and_shown(person)) if action == "witnessing.see_held" else mine

    def open(self) -> "Holdings":
        return self.filter(ended_at=None)

    def of_story(self, story: Any) -> "Holdings":
        return self.filter(story=story)

    def load_of(self, person: Person) -> limits.Load:
        """Under the person's lock, where anything is decided by it."""
        now = clock.now()
        lately = list(self.filter(witness=person).filter(Q(ended_at=None) | recent(now)))
        heavy = [each for each in lately if each.weight == rules.Weight.HEAVY]
        rests = [each.rests_until for each in heavy if each.rests_until]
        turn = choices.this_turn()
        return limits.Load(
            open=sum(each.ended_at is None for each in lately),
            today=sum(each.at >= turn for each in lately),
            heavy=tuple(each.at for each in heavy if each.at > now - limits.WEEK),
            rests_until=max(rests, default=None),
        )

    def wrote(self, holding: "Holding") -> None:
        """Somebody writes back: whoever told it may know, and it goes on a little later."""
        mine = holding.locked()
        if mine and mine.is_held and rules.has_written_anew(mine.wrote_at, clock.now()):
            mine.write_on()

    def begin(self, story: "Story", witness: Person) -> "Holding":
        holding = self.create(story=story, witness=witness, weight=story.weight)
        due.at("witnessing.goes_on", holding.token, holding.goes_on_at)
        return holding

    def end(self) -> list["Holding"]:
        """Over, whatever the reason: the story is not theirs to read any more. Under its lock."""
        over: list[Holding] = list(self.select_related("witness").order_by("witness__token"))
        self.filter(ended_at=None).update(ended_at=clock.now())
        self.update(story=None, wrote_at=None)
        for each in over:
            due.at("witnessing.settle", each.witness.token, clock.now())
            due.cancel("witnessing.goes_on", each.token)
        return over

    def let_go(self) -> None:
        """What says nothing any more: ended, nothing to read, and longer ago than any limit."""
        old = Q(ended_at__lt=clock.now() - limits.WEEK, at__lt=clock.now() - limits.WEEK)
        self.filter(old, story=None).delete()


def still_told(thing: Any) -> "Story | None":
    """The story that a holding, an offer or an answer is of; None where it was taken back since."""
    try:
        return cast("Story | None", thing.story)
    except ObjectDoesNotExist:
        return None


def held_and_shown(person: Person) -> Q:
    """There to be read: what one near to them told, as long as they are shown as near."""
    near = Side.objects.filter(person=person, shown_step__gte=rules.OPENS)
    from_whom = Q(story__bond=None) | Q(story__bond__in=near.values("bond"))
    return Q(ended_at=None, story__isnull=False) & from_whom


def as_near() -> Q:
    """Of something told to one person: not while its teller is shown as apart from them. Then it
    is as if they had gone."""
    teller = Side.objects.filter(bond=OuterRef("story__bond"), person=OuterRef("story__teller"))
    return Q(story__bond=None) | Q(Exists(teller.filter(shown_step__gt=Step.APART)))


def as_still_near() -> Q:
    """Of something told to one person: held or answered only while its teller is shown as near as
    that. Further away they cannot read it, and an answer does not come any more."""
    teller = Side.objects.filter(bond=OuterRef("story__bond"), person=OuterRef("story__teller"))
    return Q(story__bond=None) | Q(Exists(teller.filter(shown_step__gte=rules.OPENS)))


def recent(now: datetime) -> Q:
    return Q(at__gt=now - limits.WEEK) | Q(ended_at__gt=now - limits.REST_AFTER_HEAVY)


class Holding(Addressed):
    """One person holds what another told. The row stays when the story goes, for a week: it is
    what their limits are counted by, and says nothing of what was told."""

    story = models.ForeignKey("Story", models.SET_NULL, null=True, related_name="holdings")
    witness = models.ForeignKey(Person, models.CASCADE, related_name="holdings")
    weight = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)
    wrote_at = models.DateTimeField(null=True)  # their draft, last
    ended_at = models.DateTimeField(null=True)  # answered, handed on, gone on, or taken back

    objects = Holdings.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story", "witness"], name="held_once", condition=Q(story__isnull=False)
            )
        ]
        indexes = [
            models.Index(fields=["witness", "-at"], name="held_lately"),
            models.Index(fields=["witness"], name="held_now", condition=Q(ended_at=None)),
        ]

    def locked(self) -> Self | None:
        """People by id, the bond, the story, then this. Where it was taken back meanwhile, this is
        still here and says so."""
        told = still_told(self)
        if told and told.bond:
            told.bond.locked()
        else:
            hold([self.witness_id])
        story = told.row_locked() if told else None
        fresh = row_lock(type(self), pk=self.pk)
        if fresh:
            fresh.story = story
        return fresh

    @property
    def box(self) -> str:
        """Where its answer is written, among the drafts."""
        return f"answer:{self.token}"

    @property
    def is_held(self) -> bool:
        """Is there still something to read and to answer?"""
        return self.ended_at is None and self.story_id is not None

    @property
    def came_back(self) -> bool:
        """Has an answer to it come to whoever told it?"""
        return self.replies.filter(delivered=True, handed_on=False).exists()

    @property
    def goes_on_at(self) -> datetime:
        return rules.goes_on_at(self.at, self.wrote_at)

    @property
    def rests_until(self) -> datetime | None:
        """After a heavy one the house gives its witness an hour."""
        heavy = self.weight == rules.Weight.HEAVY
        return self.ended_at + limits.REST_AFTER_HEAVY if heavy and self.ended_at else None

    @property
    def wish(self) -> str:
        """What would help. Where it was taken back, nothing is asked for."""
        return self.story.wish if self.story else ""

    def write_on(self) -> None:
        began, self.wrote_at = self.wrote_at is None, clock.now()
        self.save(update_fields=["wrote_at"])
        due.at("witnessing.goes_on", self.token, self.goes_on_at)
        if began and self.story:
            nudge(self.story.teller, self.story.topic)

    def answered(self) -> None:
        """It closes to them. In its time it is looked at again: where no answer has come to whoever
        told it, it goes on, as if nothing had been written."""
        self.ended_at = clock.now()
        self.save(update_fields=["ended_at"])
        due.at("witnessing.settle", self.witness.token, clock.now())
