from functools import partial
from typing import Self

from django.db import models

from kith.connections.models import Bond
from kith.connections.models.bonds import hold
from kith.ground import choices, clock, due, sealed
from kith.ground.ids import Addressed, row_lock
from kith.people.models import Person

from ..words import SOMEBODY_UNKNOWN
from .felt import FeltHeard
from .holding import Holding, as_near, still_told
from .offer import Offer
from .story import Story


class Replies(models.QuerySet["Reply"]):
    def seen_by(self, person: Person, action: str) -> "Replies":
        """The witness takes back their own, on its day; all else is for whoever told the story."""
        along = self.select_related("story__bond")
        if action == "witnessing.unsay":
            return along.filter(witness=person, on__gte=choices.today())
        came = along.came().filter(story__teller=person)
        to_say = {"asked": False, "handed_on": False} if action == "witnessing.felt" else {}
        return came.filter(**to_say)

    def came(self) -> "Replies":
        """What is there for whoever told it: of one whom they are shown as apart, nothing is."""
        return self.filter(as_near(), delivered=True)

    def to(self, story: Story) -> "Replies":
        return self.came().filter(story=story).order_by("pk")

    def answer(self, holding: Holding, words: str, *, delivered: bool) -> "Reply":
        """Under the locks of the holding. Without words: it was read, and that was the wish.

        Whether it comes is looked at later: not even the time this takes can tell."""
        reply = self.write(holding, words, delivered=delivered)
        holding.answered()
        due.at("witnessing.answered", reply.token, clock.now())
        return reply

    def hand_on(self, holding: Holding, words: str, *, delivered: bool) -> None:
        """To somebody else, with a kind word if they like."""
        if words:
            self.write(holding, words, delivered=delivered, handed_on=True)
        if story := holding.story:
            Offer.objects.filter(story=story, to=holding.witness).update(answer=Offer.PASSED)
            story.goes_on(holding)

    def write(self, holding: Holding, words: str, **how: bool) -> "Reply":
        to = {"story": holding.story, "holding": holding, "witness": holding.witness}
        reply = Reply(**to, on=choices.today(), **how)
        reply.sealed_words = sealed.seal_new(reply.key, words)
        reply.save()
        return reply

    def answering(self, holding: Holding) -> "Reply | None":
        """What was answered to what they held, whatever has become of it."""
        return self.filter(holding=holding, handed_on=False).first()

    def forget(self, person: Person) -> None:
        """All that somebody answered, keys first."""
        mine = self.filter(witness=person)
        sealed.forget(*(reply.key for reply in mine))
        mine.delete()

    def opened(self, story: Story) -> list["Reply"]:
        replies: list[Reply] = list(self.to(story))
        reading = sealed.Reading()
        for reply in replies:
            reading.add(partial(setattr, reply, "words"), reply.key, reply.sealed_words, "")
        reading.open()
        return replies


class Reply(Addressed):
    """What a witness said to something told, under a key of its own."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="replies")
    holding = models.ForeignKey(Holding, models.SET_NULL, null=True, related_name="replies")
    witness = models.ForeignKey(Person, models.CASCADE, related_name="replies")
    sealed_words = models.BinaryField()
    on = models.DateField()
    delivered = models.BooleanField()  # to whoever told it; nobody else is shown which
    handed_on = models.BooleanField(default=False)  # a kind word on the way, and no answer
    asked = models.BooleanField(default=False)  # whether it felt heard was said, or skipped

    objects = Replies.as_manager()
    words: str = ""  # once they are opened

    @property
    def key(self) -> str:
        return f"reply:{self.token}"

    @property
    def said(self) -> str:
        return sealed.read(self.key, self.sealed_words) or ""

    def locked(self) -> Self | None:
        """Both of them by id or their bond, the story, then this."""
        told = still_told(self)
        if told and not told.bond:
            hold([told.teller_id, self.witness_id])
        story = told.locked() if told else None
        fresh = row_lock(type(self), pk=self.pk) if story else None
        if fresh:
            fresh.story = story
        return fresh

    def felt(self, said: str) -> None:
        """One of three words, or none. It is counted, and not kept with what was written."""
        self.asked = True
        self.save(update_fields=["asked"])
        if said:
            FeltHeard.objects.say(self.witness, said)

    def take_back(self) -> None:
        """By whoever wrote it. Then somebody else is looked for, if there is time."""
        story = self.story
        sealed.forget(self.key)
        self.delete()
        for holding in Holding.objects.filter(story=story, witness=self.witness):
            story.goes_on(holding)

    def wall(self) -> None:
        """Between whoever told and whoever answered, although they never met. What else of theirs
        is with them goes as if it had been taken back."""
        teller = self.story.teller
        bond = Bond.objects.between(teller, self.witness)
        if bond.walls.filter(by=teller).exists():
            return
        bond.wall(teller, str(SOMEBODY_UNKNOWN))
        theirs = {"story__teller": teller, "story__bond": None}
        Offer.objects.filter(to=self.witness, **theirs).withdraw()
        for holding in Holding.objects.filter(witness=self.witness, **theirs).open():
            if holding.story:
                holding.story.goes_on(holding)
