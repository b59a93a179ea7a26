from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kith.connections.models import Bond, Side
from kith.connections.models.bonds import hold
from kith.ground import clock
from kith.ground.ids import Addressed, row_lock
from kith.ground.live import nudge_all
from kith.people.models import Person

from .. import rules
from .holding import Holding, still_told
from .witness import Witness

if TYPE_CHECKING:
    from .story import Story


class Offers(models.QuerySet["Offer"]):
    def seen_by(self, person: Person, action: str) -> "Offers":
        """All that were ever made to them while it is looked for: what has gone on meanwhile says
        so, instead of looking as if it had never been."""
        return self.filter(shown_to(person), to=person).select_related("story__bond")

    def open(self) -> "Offers":
        return self.filter(answer=Offer.OPEN, until__gt=clock.now())

    def of_strangers(self) -> "Offers":
        """That stand open, told to whoever has room: one before each of them."""
        return self.filter(answer=Offer.OPEN, host=False, story__bond=None)

    def before(self, person: Person) -> "Offers":
        """What stands before this person just now."""
        return self.seen_by(person, "witnessing.take").open().order_by("at", "pk")

    def offer(
        self, story: "Story", people: Iterable[Person], until: datetime, host: bool = False
    ) -> None:
        """To each of them, once; what somebody never saw can come again. Under the story's lock."""
        people = list(people)
        kept = {"until": until, "at": clock.now(), "answer": Offer.OPEN, "host": host}
        for person in people:
            self.update_or_create(story=story, to=person, defaults=kept)
        nudge_all(people, "room", "today", *(["hosts"] if host else []))

    def of_story(self, story: "Story") -> "Offers":
        return self.filter(story=story)

    def withdraw(self) -> None:
        """Whoever is still asked is not any more, and their open page looks again."""
        open_now = self.filter(answer=Offer.OPEN)
        people = [offer.to for offer in open_now.select_related("to")]
        open_now.delete()
        nudge_all(people, "room", "today", "hosts")

    def without(self, people: list[Person]) -> list[Person]:
        """Who has no offer before them. Under the locks of their rooms: another worker may have
        been quicker since they were looked at."""
        theirs = self.of_strangers().filter(to__in=people, until__gt=clock.now())
        asked = set(theirs.values_list("to", flat=True))
        return [person for person in people if person.pk not in asked]

    def passed(self, story: "Story") -> set[int]:
        """Who said no to it, or handed it on. They are not asked about it again."""
        said = self.filter(story=story, answer=Offer.PASSED)
        return set(said.values_list("to", flat=True))

    def run_out(self, story: "Story") -> None:
        """Those whose time has passed without an answer. What ran out on a page that was not open
        was never seen. An open page looks again, and it is gone."""
        over = self.filter(story=story, answer=Offer.OPEN, until__lte=clock.now())
        late = [offer.to for offer in over.select_related("to")]
        quick = Q(until__lte=F("at") + rules.RUNS_OUT_HERE)
        over.filter(quick).update(answer=Offer.MISSED)
        over.update(answer=Offer.UNSEEN)
        Witness.objects.answered("missed", [person.pk for person in late])
        nudge_all(late, "room", "today", "hosts")


def shown_to(person: Person) -> Q:
    """What a stranger told, not what somebody told whom they have met since; and what one near to
    them told, as long as they are shown as near."""
    near = Side.objects.filter(person=person, shown_step__gte=rules.OPENS)
    pair = Q(low=person, high=OuterRef("story__teller")) | Q(
        high=person, low=OuterRef("story__teller")
    )
    of_a_stranger = Q(story__bond=None) & ~Exists(Bond.objects.filter(pair))
    return of_a_stranger | Q(story__bond__in=near.values("bond"))


class Offer(Addressed):
    """Would you hold this? Its size, weight and topics, and never a word of it."""

    OPEN, PASSED, MISSED, UNSEEN, TAKEN = "", "passed", "missed", "unseen", "taken"

    story = models.ForeignKey("Story", models.CASCADE, related_name="offers")
    to = models.ForeignKey(Person, models.CASCADE, related_name="offers")
    host = models.BooleanField(default=False)  # to somebody who cares for the house
    at = models.DateTimeField()
    until = models.DateTimeField()
    answer = models.CharField(max_length=8, default=OPEN)  # nobody else's business, then or ever

    objects = Offers.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "to"], name="offered_once")]
        indexes = [
            models.Index(fields=["to"], name="offers_open", condition=Q(answer="")),
        ]

    def locked(self) -> Self | None:
        """People by id, the bond, the story, then this."""
        told = still_told(self)
        if told and told.bond:
            told.bond.locked()
        else:
            hold([self.to_id])
        story = told.row_locked() if told else None
        fresh = row_lock(type(self), pk=self.pk) if story else None
        if fresh:
            fresh.story = story
        return fresh

    @property
    def is_open(self) -> bool:
        now = clock.now()
        return self.answer == self.OPEN and now < self.until and self.story.looks_for(now) > 0

    def take(self, person: Person) -> Holding:
        """I will hold it. Whoever is first does; under the locks of the person and the story."""
        self._answer(self.TAKEN)
        Witness.objects.answered("taken", [self.to_id])
        holding = self.story.hold_by(person)
        if witness := Witness.objects.of(person):
            witness.settle()
        if not self.story.looks_for(clock.now()):
            Offer.objects.of_story(self.story).withdraw()
        return holding

    def pass_on(self) -> None:
        """Not this one. Nobody is told, and it goes on to others at its own time."""
        self._answer(self.PASSED)
        Witness.objects.answered("passed", [self.to_id])

    def _answer(self, answer: str) -> None:
        self.answer = answer
        self.save(update_fields=["answer"])
