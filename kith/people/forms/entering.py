from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.turns import turn

from .. import hashing, names, tries
from ..addresses import WRITE_BACK
from ..models import Person
from .passphrase import NewPassphraseForm, PassphraseField, in_line


def name_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("The name you use here"),
        max_length=names.LONGEST * 2,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
    )


def wait_a_little() -> ValidationError:
    return ValidationError(
        _("That was tried several times. You can try again in a quarter of an hour.")
    )


class EnterForm(forms.Form):
    """Names that exist, names that do not, and wrong passphrases are answered alike."""

    name = name_field()
    passphrase = PassphraseField(label=gettext_lazy("Your passphrase"))

    def __init__(self, *given: Any, request: HttpRequest):
        super().__init__(*given)
        self.request = request
        self.person: Any = None  # a Person, once the form is valid

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            with hashing.Floor():
                self.person = self._who(**self.cleaned_data)
        return self.cleaned_data

    def _who(self, name: str, passphrase: str) -> Person:
        if not tries.at_name(self.request, names.mark(name)):
            raise wait_a_little()
        person = Person.objects.called(name)
        kept = person.passphrase if person else ""
        if not in_line(hashing.right, passphrase, kept) or person is None:
            raise self.refused()
        self.welcome(person)
        return person

    def refused(self) -> ValidationError:
        return ValidationError(
            _("This name and this passphrase do not open together. You can try again.")
        )

    def welcome(self, person: Person) -> None:
        """Whoever was asked to stay away reads why."""
        if person.is_paused:
            raise ValidationError(_paused(person))


def _paused(person: Person) -> str:
    """Told only to someone who knows the passphrase."""
    return _(
        "A host has asked you to stay away for now. They wrote: “%(reason)s” "
        "You can write back to the hosts at %(address)s"
    ) % {"reason": person.pause.reason, "address": settings.KITH.origin + WRITE_BACK}


class RecoverForm(NewPassphraseForm):
    """A code instead of the passphrase, and a new passphrase with it."""

    name = name_field()
    code = forms.CharField(
        label=gettext_lazy("One of your codes"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("name", "code", "passphrase")

    def __init__(self, *given: Any, request: HttpRequest):
        super().__init__(*given)
        self.request = request
        self.person: Any = None  # a Person, once the form is valid

    def clean(self) -> dict[str, Any]:
        with hashing.Floor():
            said = super().clean()
            if not self.errors:
                self.person = self._who(said["name"], said["code"])
        return said

    def _who(self, name: str, code: str) -> Person:
        if not tries.at_name(self.request, names.mark(name)):
            raise wait_a_little()
        with turn():
            person = Person.objects.called(name)
            back = person and not person.is_paused and person.come_back(code, self.hash)
        if not person or not back:
            raise self.refused()
        return person

    def refused(self) -> ValidationError:
        return ValidationError(
            _("This name and this code do not open together. You can try again.")
        )


class AgainForm(forms.Form):
    passphrase = PassphraseField(label=gettext_lazy("Your passphrase"))

    def __init__(self, *given: Any, person: Person):
        super().__init__(*given)
        self.person = person

    def clean_passphrase(self) -> str:
        passphrase = self.cleaned_data["passphrase"]
        if not tries.again(self.person.token):
            raise wait_a_little()
        if not in_line(hashing.right, passphrase, self.person.passphrase):
            raise self.refused()
        return passphrase

    def refused(self) -> ValidationError:
        return ValidationError(_("That is another passphrase. You can try again."))
