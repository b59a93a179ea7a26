from typing import Any

from django.db import models
from django.db.models import F, Q

from kith.ground import choices, clock, sealed
from kith.ground.ids import Addressed
from kith.ground.prepared import prepared
from kith.people.models import Person

from .. import places, rules


def written_on() -> Q:
    """What is not held until a tomorrow that is still to come."""
    return Q(held_until=None) | Q(held_until__lte=clock.now())


class Drafts(models.QuerySet["Draft"]):
    def seen_by(self, person: Person, action: str) -> "Drafts":
        return self.filter(person=person)

    def keep(self, person: Person, place: str, words: str, token: str) -> None:
        """What is in a box just now. Each box as it was opened has a draft of its own, so what
        is begun anew never takes the place of what was begun before."""
        if self.filter(token=token).exclude(written_on(), person=person, place=place).exists():
            return
        if not words.strip():
            self.clear(person, token)
            return
        kept = {"sealed_words": sealed.seal(key_of(token), words), "at": clock.now()}
        kept |= {"held_until": None}
        self.update_or_create(token=token, person=person, place=place, defaults=kept)

    def hold(self, person: Person, place: str, words: str, token: str) -> None:
        """Until after the next daily turn. It never sends by itself: it is offered to be read."""
        self.keep(person, place, words, token)
        mine = self.filter(person=person, token=token, held_until=None)
        mine.update(held_until=choices.next_turn())

    def clear(self, person: Person, token: str) -> None:
        """It was sent, or let go: its key goes, and nobody reads it again."""
        for draft in draft_of(person, token):
            draft.let_go()

    def of(self, person: Person, place: str) -> "Draft | None":
        """What this person wrote last in this box and did not send."""
        begun = self.filter(person=person, place=place, held_until=None)
        return begun.order_by("-at", "-pk").first()

    def ripe(self, person: Any, now: Any) -> "Drafts":
        """Held until a tomorrow that has come."""
        return self.filter(person=person, held_until__lte=now)

    def opened(self, person: Person) -> list["Draft"]:
        """All of one's own, with their words: what has come to its tomorrow first."""
        mine = self.filter(person=person).order_by(
            F("held_until").asc(nulls_last=True), "-at", "-pk"
        )
        drafts: list[Draft] = list(mine)
        words = sealed.read_all([(draft.key, draft.sealed_words, "") for draft in drafts])
        for draft, said in zip(drafts, words, strict=True):
            draft.words, draft.where = said or "", places.find(person, draft.place)
        return drafts

    def forget(self, person: Person) -> None:
        for draft in self.filter(person=person):
            draft.let_go()


@prepared
def draft_of(person: Any, token: Any) -> Any:
    return Draft.objects.filter(person=person, token=token)


def key_of(token: str) -> str:
    return f"draft:{token}"


class Draft(Addressed):
    """Words that are not sent, under a key of their own. Nobody but their writer sees them."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=rules.PLACE)
    sealed_words = models.BinaryField()
    at = models.DateTimeField(default=clock.now)
    held_until = models.DateTimeField(null=True)

    objects = Drafts.as_manager()
    words: str = ""  # once they are opened
    where: places.Place | None = None

    @property
    def key(self) -> str:
        return key_of(self.token)

    @property
    def said(self) -> str:
        return sealed.read(self.key, self.sealed_words) or ""

    @property
    def is_held(self) -> bool:
        return self.held_until is not None and not self.is_ripe

    @property
    def is_ripe(self) -> bool:
        return rules.ripe(self.held_until, clock.now())

    def let_go(self) -> None:
        sealed.forget(self.key)
        self.delete()
