from django.db import models
from django.db.models import TextChoices
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from kith.ground import choices, clock, due, sealed
from kith.ground.ids import Addressed
from kith.ground.live import nudge
from kith.people.models import Pause, Person

from .. import hosting, rules
from ..bringing import KINDS, Bringing

SOMETHING = "something"  # words only, about nothing on a page
KIND_LENGTH = 30


class Reason(TextChoices):
    FRIGHTENED = "frightened", _("It frightened me")
    UNWANTED = "unwanted", _("It went on when I did not want it")
    HURTFUL = "hurtful", _("It was hurtful")
    PRETENDING = "pretending", _("Someone may not be who they say")
    IN_DANGER = "in danger", _("Someone may be in danger")
    APPEAL = "appeal", _("I see a decision differently")
    OTHER = "other", _("Something else")


class BroughtOnes(models.QuerySet["Brought"]):
    def seen_by(self, person: Person, action: str) -> "BroughtOnes":
        """One's own, or what a host may know of; each action says which."""
        if action == "safety.appeal":
            return self.filter(by=person, decision__isnull=False, appeal=None)
        return self.for_host(person) if hosting.cares(person) else self.none()

    def for_host(self, host: Person) -> "BroughtOnes":
        """A host never sees what concerns them, nor that it is there."""
        return self.exclude(about=host)

    def undecided(self) -> "BroughtOnes":
        return self.filter(decision=None)

    def bring(self, bringing: Bringing, words: str, reason: str) -> "Brought":
        kept = {"by": bringing.person, "about": bringing.about, "kind": bringing.kind.name}
        return self.keep(bringing.copy, words, reason=reason, **kept)

    def tell(self, by: Person, words: str, reason: str) -> "Brought":
        """Words only."""
        return self.keep("", words, reason=reason, by=by, kind=SOMETHING)

    def write_back(self, by: Person, words: str) -> None:
        """From somebody who was asked to stay away. Nothing written: they only came to read."""
        if words:
            self.tell(by, words, Reason.APPEAL)

    def keep(self, copy: str, words: str, **kept: object) -> "Brought":
        brought = Brought(**kept, on=choices.today())
        brought.sealed_copy = sealed.seal(brought.key, copy, "copy")
        brought.sealed_words = sealed.seal(brought.key, words, "words")
        brought.save()
        brought.tell_hosts()
        return brought


class Brought(Addressed):
    """A copy of what somebody saw and could not leave between two people, sealed for hosts.

    It stays when whoever wrote it takes it back or leaves, and goes thirty days after a decision.
    A day is kept of when it was brought, never an hour.
    """

    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="brought")
    about = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=KIND_LENGTH)
    reason = models.CharField(max_length=20, choices=Reason.choices, default=Reason.OTHER)
    sealed_copy = models.BinaryField()
    sealed_words = models.BinaryField()
    on = models.DateField()
    appeals = models.OneToOneField("self", models.SET_NULL, null=True, related_name="appeal")

    objects = BroughtOnes.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]

    @property
    def key(self) -> str:
        return f"brought:{self.token}"

    @property
    def kind_words(self) -> str | Promise:
        kind = KINDS.get(self.kind)
        return kind.words if kind else _("Something told in words")

    @cached_property
    def copy(self) -> str:
        return sealed.read(self.key, self.sealed_copy, "copy") or ""

    @cached_property
    def words(self) -> str:
        return sealed.read(self.key, self.sealed_words, "words") or ""

    @property
    def is_decided(self) -> bool:
        return hasattr(self, "decision")

    def appeal_with(self, words: str) -> "Brought":
        """Brought once more, beside the decision it does not agree with."""
        return Brought.objects.keep(
            self.copy,
            words,
            reason=Reason.APPEAL,
            by=self.by,
            about=self.about,
            kind=self.kind,
            appeals=self,
        )

    def decide(self, by: Person, reason: str) -> None:
        """It is told to whoever brought it, with the reason. In thirty days all of it goes."""
        kept = sealed.seal(self.key, reason, "decision")
        Decision.objects.create(brought=self, by=by, sealed_reason=kept, on=choices.today())
        due.at("safety.brought_goes", self.token, clock.now() + rules.KEPT_AFTER_DECISION)

    def pause(self, reason: str) -> None:
        """Whom it concerns is asked to stay away for now, and told why; never who brought it."""
        if self.about:
            Pause.objects.begin(self.about, reason)

    def go(self) -> None:
        """The key first: from then on nobody reads it, whatever else may happen."""
        sealed.forget(self.key)
        self.delete()

    def tell_hosts(self) -> None:
        for host in hosting.others_than(self.about):
            nudge(host, "hosts")


class Decisions(models.QuerySet["Decision"]):
    def told(self, person: Person) -> "Decisions":
        """What hosts answered to somebody, the latest first."""
        return self.filter(brought__by=person).select_related("brought").order_by("-on", "-pk")


class Decision(models.Model):
    """What a host decided about something brought, and why."""

    brought = models.OneToOneField(Brought, models.CASCADE, related_name="decision")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    sealed_reason = models.BinaryField()
    on = models.DateField()

    objects = Decisions.as_manager()

    @cached_property
    def reason(self) -> str:
        return sealed.read(self.brought.key, self.sealed_reason, "decision") or ""
