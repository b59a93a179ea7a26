from datetime import date
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.functional import cached_property

from kith.ground import choices, live, sealed
from kith.ground.ids import Addressed, new_token

from .. import life, names
from .invitation import Invitation
from .name import FormerName, NameTaken, Renaming
from .standing import Hosting, Leaving


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
        """Could somebody be called that from now on? In this order: who has it may give it up
        between the two questions, and then the second finds it."""
        mark = names.mark(name)
        return not self.filter(mark=mark).exists() and not FormerName.objects.keeps(mark)

    def welcome(self, name: str, passphrase_hash: str = "", **kept: Any) -> "Person":
        """Someone arrives. Their name is sealed under their own key from the first moment.

        Raises NameTaken.
        """
        today = choices.today()
        person = Person(token=new_token(), arrived_on=today, here_on=today, **kept)
        person.passphrase = passphrase_hash
        with transaction.atomic():
            person.take(name)
        return person

    def arrive(
        self, invitation: Invitation | None, name: str, passphrase_hash: str
    ) -> "Person | None":
        """By invitation, under its lock, or through the open door. None: it was used meanwhile.

        Raises NameTaken.
        """
        held = invitation.held() if invitation else None
        if invitation and held is None:
            return None
        person = self.welcome(name, passphrase_hash)
        if held and held.kind == Invitation.HOST:
            Hosting.objects.create(person=person)
        life.arrived(person, held)
        if held:
            held.use()
        return person


class Person(Addressed):
    """Someone practising safe connection. No e-mail, no birthday, no real name is asked.

    Two keys are a person's: `shown` seals their name, which people in a bond can see, `own` what
    nobody else ever does. No key, no person. What they change has keys beside these: `shown/card`.
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
        self.__dict__["name"] = name
        try:
            with transaction.atomic():
                self.sealed_name = sealed.seal_anew(self.shown, name, "name")
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

    def knew_the_passphrase(self) -> bool:
        """Is it theirs still, now that they are locked? It was looked at before, and whoever
        changes theirs meanwhile shuts out everybody who knew the old one.

        Then nobody needs to let them in another way: a new access that was given is stopped."""
        held = self.locked()
        if held is None or held.passphrase != self.passphrase:
            return False
        self.new_accesses.all().delete()
        return True

    def come_back(self, code: str, passphrase_hash: str) -> bool:
        """With a code of their own or one that a host gave them. Every old session ends."""
        self.locked()
        used = self.recovery_codes.all().use(self, code) or self.new_accesses.all().use(self, code)
        if used:
            self.change_passphrase(passphrase_hash)
            self.knew_the_passphrase()
        return used

    # Going

    def leave(self) -> None:
        """At once: no way in, and what only they saw is destroyed. The rest goes at the turn.

        Everyone it concerns is locked first, in the house's one order.
        """
        life.leaving(self)
        Leaving.objects.get_or_create(person=self)
        self.change_passphrase("")
        self._let_go(self.recovery_codes, self.invitations, self.new_accesses)
        sealed.forget(self.own, f"{self.own}/walls", f"{self.shown}/card")
        live.forget(self)
        live.close_person(self.token)

    def go(self) -> None:
        """At the turn: what others were shown, and the person. Their name rests for a year."""
        life.gone(self)
        if self.mark:
            FormerName.objects.given_up(self.mark)
        sealed.forget(self.shown, f"{self.shown}/shown", self.own)
        self.delete()

    def _let_go(self, *kept: Any) -> None:
        for rows in kept:
            rows.all().delete()
