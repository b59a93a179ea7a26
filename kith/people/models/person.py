from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.functional import cached_property

from kith.ground import choices, clock, live, sealed
from kith.ground.ids import Addressed, new_token

from .. import life, names
from .name import FormerName, NameTaken, Renaming


class People(models.QuerySet["Person"]):
    def seen_by(self, person: "Person", action: str) -> "People":
        """There is no list of people: from here, everyone sees themself alone."""
        return self.filter(pk=person.pk)

    def here(self) -> "People":
        return self.filter(leaving=None)

    def hosts(self) -> "People":
        return self.here().filter(hosting__isnull=False)

    def called(self, name: str) -> "Person | None":
        """Whoever is called that, or something that looks like it."""
        return self.here().filter(mark=names.mark(name)).first()

    def free(self, name: str) -> bool:
        """Could somebody be called that from now on?"""
        mark = names.mark(name)
        return not FormerName.objects.keeps(mark) and not self.filter(mark=mark).exists()

    def welcome(self, name: str, passphrase_hash: str = "", **kept: Any) -> "Person":
        """Someone arrives. Their name is sealed under their own key from the first moment.

        Raises NameTaken.
        """
        today = choices.this_turn().date()
        person = Person(token=new_token(), arrived_on=today, here_on=today, **kept)
        person.passphrase = passphrase_hash
        with transaction.atomic():
            person.take(name)
        return person


class Person(Addressed):
    """Someone practising safe connection. No e-mail, no birthday, no real name is asked.

    Two keys are a person's: `shown` seals what people in a bond can see (name, card), `own` what
    nobody else ever does. No key, no person.
    """

    mark = models.CharField(max_length=64, unique=True, null=True)  # a keyed hash of the name
    sealed_name = models.BinaryField()
    passphrase = models.CharField(max_length=256)  # Argon2id; empty: nothing signs in
    arrived_on = models.DateField()
    here_on = models.DateField()  # a day, never an hour: when someone was here is nobody's business

    objects = People.as_manager()

    @property
    def shown(self) -> str:
        return f"person:{self.token}"

    @property
    def own(self) -> str:
        return f"own:{self.token}"

    @cached_property
    def name(self) -> str:
        return sealed.read(self.shown, self.sealed_name, "name") or ""

    @property
    def is_host(self) -> bool:
        return hasattr(self, "hosting")

    @property
    def is_paused(self) -> bool:
        return hasattr(self, "pause")

    @property
    def has_left(self) -> bool:
        return hasattr(self, "leaving")

    # A name

    def take(self, name: str) -> None:
        """Be called that. Raises NameTaken."""
        if not Person.objects.exclude(pk=self.pk).free(name):
            raise NameTaken
        self.mark = names.mark(name)
        self.sealed_name = sealed.seal(self.shown, name, "name")
        self.__dict__["name"] = name
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            raise NameTaken from None

    def rename(self, name: str) -> None:
        """Be called something else. Others read it from the next daily turn. Raises NameTaken."""
        former = self.mark
        self.take(name)
        if former and former != self.mark:
            FormerName.objects.given_up(former)
        Renaming.objects.begin(self)

    # Being here

    def was_here(self, day: date) -> None:
        if self.here_on < day:
            self.here_on = day
            self.save(update_fields=["here_on"])

    def change_passphrase(self, passphrase_hash: str, keep: str = "") -> None:
        """A new passphrase. Every session but one ends: whoever had the old one is out."""
        self.passphrase = passphrase_hash
        self.save(update_fields=["passphrase"])
        self.sessions.exclude(hash=keep).end()

    # Going

    def leave(self) -> None:
        """At once: no way in, and what only they saw is destroyed. The rest goes at the turn.

        First what is between people: it locks them all, in the house's one order.
        """
        life.leaving(self)
        Leaving.objects.get_or_create(person=self)
        self.change_passphrase("")
        self._let_go(self.recovery_codes, self.invitations, self.new_accesses)
        sealed.forget(self.own)
        live.forget(self)
        live.close_person(self.token)

    def go(self) -> None:
        """At the turn: what others were shown, and the person. Their name rests for a year."""
        life.gone(self)
        if self.mark:
            FormerName.objects.given_up(self.mark)
        sealed.forget(self.shown, self.own)
        self.delete()

    def _let_go(self, *kept: Any) -> None:
        for rows in kept:
            rows.all().delete()


class Hosting(models.Model):
    """This person cares for the house."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="hosting")


class Greeting(models.Model):
    """A host asked this person to greet newcomers, and they were willing."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="greeting")


class Pauses(models.QuerySet["Pause"]):
    def begin(self, person: Person, reason: str) -> None:
        """Signed out everywhere, until a host ends it."""
        words = sealed.seal(person.own, reason, "pause")
        self.update_or_create(person=person, defaults={"sealed_reason": words})
        person.sessions.all().end()

    def end(self, person: Person) -> None:
        self.filter(person=person).delete()


class Pause(models.Model):
    """A host asked this person to stay away for now. From outside it looks like rest."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="pause")
    sealed_reason = models.BinaryField()  # under the person's own key: they are told why

    objects = Pauses.as_manager()

    @property
    def reason(self) -> str:
        return sealed.read(self.person.own, self.sealed_reason, "pause") or ""


class Leaving(models.Model):
    """Gone for good. What others are shown stays until the next daily turn, then it all goes."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="leaving")
    at = models.DateTimeField(default=clock.now)
