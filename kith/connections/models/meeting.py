from datetime import timedelta
from hashlib import sha256

from django.db import models

from kith.ground import clock, due
from kith.ground.ids import LENGTH, row_lock
from kith.ground.turns import turn
from kith.people.models import Person
from kith.people.phrases import new_phrase, plain

from .. import rules
from ..rules import Step
from .bond import Bond
from .distance import STEPS

LASTS = timedelta(days=14)
NOBODY = 0


def mark_of(words: str) -> str:
    """A phrase is random (over 60 bits), so a plain hash keeps it."""
    return sha256(plain(words).encode()).hexdigest()


def seems_open(bond: Bond, person: Person) -> bool:
    """Does a phrase lead somewhere for them? Without a lock; under it, it is asked again."""
    side = bond.side_of(person)
    return bool(side and not side.is_apart) or bond.can_begin()


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
        """The bond the two have from now on; None when it did not open, whatever the cause.

        Words that open nothing are used up a moment later: here the same is asked and written for
        them as for words nobody ever made, so that not even the time this takes can tell.
        """
        with turn():
            mark = mark_of(words)
            found = self.fresh().exclude(maker=person).filter(mark=mark).first()
            bond = Bond.objects.known(person, found.maker_id if found else NOBODY)
            if found and (bond is None or seems_open(bond, person)):
                return self._used(found, person, step)
            due.at("connections.tried", person.token + mark, clock.now())
            return None

    def tried(self, ref: str) -> None:
        """Somebody said these words, and they opened nothing. One's own stay."""
        token, mark = ref[:LENGTH], ref[LENGTH:]
        self.exclude(maker__token=token).filter(mark=mark).delete()

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
