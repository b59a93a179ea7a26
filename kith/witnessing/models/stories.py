from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import models

from kith.ground import choices, clock, sealed
from kith.people.models import Person

from .. import rules
from ..usual import Waited
from .wait import Wait

if TYPE_CHECKING:
    from .story import Story


class Stories(models.QuerySet["Story"]):
    def seen_by(self, person: Person, action: str) -> "Stories":
        return self.filter(teller=person).select_related("bond", "teller")

    def of(self, person: Person) -> "Stories":
        """The latest first."""
        return self.seen_by(person, "witnessing.told").order_by("-told_at", "-pk")

    def looking(self, person: Person) -> int:
        """How many of theirs look for somebody just now."""
        return self.filter(teller=person, until__gt=clock.now(), holdings=None).count()

    def waiting(self) -> list[Waited]:
        """Those that nobody holds yet, told to whoever has room."""
        now = clock.now()
        open_now = self.filter(bond=None, counted=False, from_at__lte=now, until__gt=now)
        begun = open_now.values_list("from_at", flat=True)
        return [Waited((now - at).total_seconds(), False) for at in begun]

    def usual(self) -> timedelta | None:
        """For the box: how long it usually takes, by what really happened lately."""
        return Wait.objects.usual(self.waiting())

    def told_from(self, box: str, teller: Person, words: str) -> "Story | None":
        """The same words from the same box: from whoever taps twice, or sends once more what the
        house did not answer. Other words are another."""
        from_it = self.filter(teller=teller, box=box) if box else ()
        return next((story for story in from_it if story.said == words), None)

    def tell(self, teller: Person, words: str, box: str, **how: Any) -> "Story":
        """Sealed at once under its own key; then it looks for somebody. Under the teller's lock."""
        story = self.model(teller=teller, box=box, on=choices.today(), **how)
        story.truth_at = story.from_at + (self.usual() or rules.TO_A_HOST)
        story.sealed_words = sealed.seal_new(story.key, words)
        story.save()
        story.set_out()
        return story
