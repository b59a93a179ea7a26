from datetime import timedelta
from hashlib import sha256

from django.db import models

from kith.ground import clock
from kith.ground.ids import row_lock
from kith.ground.turns import turn
from kith.people.models import Person
from kith.people.phrases import new_phrase, plain

from .. import rules
from ..rules import Step
from .bond import Bond
from .distance import STEPS

LASTS = timedelta(days=14)


def mark_of(words: str) -> str:
    """A phrase is random (over 60 bits), so a plain hash keeps it."""
    return sha256(plain(words).encode()).hexdigest()


class Phrases(models.QuerySet["Phrase"]):
    def make(self, maker: Person, step: Step) -> str:
        """The words, told once; only their hash is kept. A new phrase takes the old one's place."""
        words = new_phrase()
        self.filter(maker=maker).delete()
        self.create(maker=maker, mark=mark_of(words), step=step)
        return words

    def fresh(self) -> "Phrases":
        return self.filter(at__gt=clock.now() - LASTS, maker__leaving=None)

    def meet(self, person: Person, words: str, step: Step) -> Bond | None:
        """The bond the two have from now on; None when it did not open, whatever the cause."""
        with turn():
            found = self.fresh().exclude(maker=person).filter(mark=mark_of(words)).first()
            return self._used(found, person, step) if found else None

    def _used(self, found: "Phrase", person: Person, step: Step) -> Bond | None:
        """Looked at once more under the locks: people by id, the bond, the phrase."""
        bond = Bond.objects.between(found.maker, person).locked()
        phrase = row_lock(Phrase, pk=found.pk)
        return phrase.use(bond, person, step) if bond and phrase else None


class Phrase(models.Model):
    """A few words given to somebody already known, and where its maker chose to begin."""

    maker = models.ForeignKey(Person, models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64, unique=True)
    step = models.SmallIntegerField(choices=STEPS)
    at = models.DateTimeField(default=clock.now)

    objects = Phrases.as_manager()

    def use(self, bond: Bond, person: Person, step: Step) -> Bond | None:
        """Who is shown a bond already is sent to it, so that no answer tells of a wall."""
        begins_at = rules.lower(Step(self.step), step)
        self.delete()
        side = bond.side_of(person)
        if side and not side.is_apart:
            return bond
        return bond.begin_anew(begins_at)
