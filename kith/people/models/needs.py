import json
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property

from kith.ground import choices, clock, sealed
from kith.ground.ids import only_one
from kith.ground.prepared import prepared

from .. import rules

if TYPE_CHECKING:
    from .person import Person

ENFORCED = ("zone", "quiet_from", "quiet_until", "pace", "ask_before_talk")
TOO_YOUNG = timedelta(hours=3)  # what is younger at a turn waits for the next


class AllNeeds(models.QuerySet["Needs"]):
    def of(self, person: "Person") -> "Needs":
        """Their needs; where nothing was said yet, a card that asks for nothing."""
        found = only_one(needs_of(person)) or Needs(zone=choices.ZONE.get())
        found.person = person
        return found

    def keep(self, person: "Person", at_once: bool = False, **said: Any) -> "Needs":
        """From now on the house keeps to these. Others read them from the next daily turn.

        `at_once` for someone who is only arriving: nobody could tie it to anything.
        """
        needs = self.of(person)
        for name in ENFORCED:
            setattr(needs, name, said[name])
        needs.sealed_card = needs.seal("card", rules.card(**said))
        needs.changed_at = clock.now()
        if at_once and not needs.sealed_shown:
            needs.sealed_shown = needs.seal("shown", rules.card(**said))
        needs.save()
        return needs

    def hidden(self) -> "AllNeeds":
        """Changed since they were last shown."""
        return self.exclude(changed_at=None)


@prepared
def needs_of(person: Any) -> Any:
    return Needs.objects.filter(person=person)


class Needs(models.Model):
    """What one person needs, as the house keeps to it, and the card on which others read it.

    What can be enforced stands in columns. What is said in words is sealed, and kept twice: as
    said now, and as others are shown it. A changed card has a new key, and nothing opens the old.
    """

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="needs")
    zone = models.CharField(max_length=64, default="UTC")  # IANA
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    pace = models.PositiveSmallIntegerField(null=True)  # a day, from one person
    ask_before_talk = models.BooleanField(default=False)
    sealed_card = models.BinaryField(null=True)
    sealed_shown = models.BinaryField(null=True)
    changed_at = models.DateTimeField(null=True)  # until it is shown

    objects = AllNeeds.as_manager()

    @property
    def card(self) -> dict[str, Any]:
        """As they said it last, for their own eyes."""
        words = sealed.read(self.key("card"), self.sealed_card, "needs card")
        return json.loads(words or "{}")

    @cached_property
    def shown_words(self) -> str:
        return sealed.read(self.key("shown"), self.sealed_shown, "needs shown") or ""

    @property
    def shown(self) -> dict[str, Any]:
        """As people in a bond read it. `rules.visible` says which part, at which step."""
        return json.loads(self.shown_words or "{}")

    def gather(self, reading: sealed.Reading) -> None:
        """What others read, to be opened with whatever else a page shows."""
        keep = partial(setattr, self, "shown_words")
        reading.add(keep, self.key("shown"), self.sealed_shown, "needs shown")

    @property
    def are_quiet(self) -> bool:
        return rules.quiet(self, clock.now())

    def add_words(self, words: str) -> bool:
        """One more sentence in their own words. Is there room for it on the card?"""
        said = self.card | {name: getattr(self, name) for name in ENFORCED}
        own = "\n".join(filter(None, [said.get("own", ""), words]))
        room = len(own) <= rules.LONGEST_OWN
        if room:
            Needs.objects.keep(self.person, **said | {"own": own})
        return room

    def come_to_light(self) -> None:
        """At the turn: others read what is said now."""
        self.sealed_shown, self.changed_at = self.seal("shown", self.card), None
        self.save(update_fields=["sealed_shown", "changed_at"])

    def seal(self, field: str, card: dict[str, Any]) -> bytes:
        return sealed.seal_anew(self.key(field), json.dumps(card), f"needs {field}")

    def key(self, field: str) -> str:
        """Another one for what others are shown: what was changed is gone at the turn."""
        return f"{self.person.shown}/{field}"
