from typing import Any

from django.db import models
from django.db.models import F

from kith.ground import choices, clock, sealed
from kith.ground.ids import TOKEN, Addressed
from kith.ground.prepared import prepared
from kith.people.models import Person

from .. import places, rules


class Drafts(models.QuerySet["Draft"]):
    def seen_by(self, person: Person, action: str) -> "Drafts":
        return self.filter(person=person)

    def keep(self, person: Person, place: str, words: str, token: str) -> None:
        """What is in a box just now. Each box as it was opened has a draft of its own, so what
        is begun anew never takes the place of what was begun before. What is written on what is
        held until tomorrow is held with it; an empty box takes nothing of that."""
        here = self.filter(token=token)
        if here.exclude(person=person, place=place).exists():
            return
        if words.strip():
            kept = {"sealed_words": sealed.seal(key_of(token), words), "at": clock.now()}
            self.update_or_create(token=token, person=person, place=place, defaults=kept)
            here.ripe(person, clock.now()).update(held_until=None)
        elif not here.filter(held_until__gt=clock.now()).exists():
            self.clear(person, token)

    def hold(self, person: Person, place: str, words: str, token: str) -> None:
        """Until after the next daily turn. It never sends by itself: it is offered to be read."""
        self.keep(person, place, words, token)
        mine = self.filter(person=person, token=token, held_until=None)
        mine.update(held_until=choices.next_turn())

    def clear(self, person: Person, token: str) -> None:
        """It was sent, or let go: its key goes, and nobody reads it again."""
        for draft in draft_of(person, token):
            draft.let_go()

    def of(self, person: Person, place: str, token: str = "") -> "Draft | None":
        """What this person wrote in this box and did not send: that one, or else the last."""
        begun = self.filter(person=person, place=place, held_until=None)
        that = begun.filter(token=token).first() if TOKEN.match(token) else None
        return that or begun.order_by("-at", "-pk").first()

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
