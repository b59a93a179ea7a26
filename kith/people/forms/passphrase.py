import re
import unicodedata
from typing import Any

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import hashing
from ..phrases import new_phrase

SHORTEST = 12  # characters, of a passphrase of one's own
FEWEST = 5  # different ones
LONGEST = 200
REPEATED = re.compile(r"^(.+?)\1+$")


def tidy(passphrase: str) -> str:
    """As it is hashed: composed (NFKC), single spaces, none at its ends."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def in_line(hash_it: Any, *given: str) -> Any:
    """Hashing waits in a line of its own. When that is full, nothing is lost."""
    try:
        return hash_it(*given)
    except hashing.Full:
        raise ValidationError(
            _(
                "Many people are coming in at this moment, so this did not go through. "
                "What you wrote is still here. You can try again in a moment."
            )
        ) from None


class PassphraseField(forms.CharField):
    """A passphrase that is known already. It is never written back into a page."""

    def __init__(self, **how: Any):
        box = forms.PasswordInput(
            attrs={
                "autocomplete": "current-password",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        )
        super().__init__(widget=box, strip=False, max_length=LONGEST, **how)

    def clean(self, value: Any) -> str:
        return tidy(super().clean(value))


class NewPassphraseForm(forms.Form):
    """Six words the house offers, or one's own. It can be read while it is chosen: it has to be
    written down or remembered, and nobody could find a mistake in dots."""

    passphrase = forms.CharField(
        label=gettext_lazy("Your passphrase"),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "new-password",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
        help_text=gettext_lazy(
            "The six words are in this field already. You can write them down, or put your own in "
            "their place: twelve letters or more."
        ),
    )

    def __init__(self, *given: Any):
        super().__init__(*given)
        self.initial["passphrase"] = new_phrase()
        self.hash = ""

    def clean_passphrase(self) -> str:
        passphrase = tidy(self.cleaned_data["passphrase"])
        if len(passphrase) < SHORTEST or len(set(passphrase)) < FEWEST:
            raise ValidationError(_("A longer one would keep you safer: twelve letters or more."))
        _refuse_common(passphrase)
        return passphrase

    def clean(self) -> dict[str, Any]:
        """Hashed here, before anything is held."""
        if "passphrase" in self.cleaned_data and not self.errors:
            self.hash = in_line(hashing.hashed, self.cleaned_data["passphrase"])
        return self.cleaned_data


def _refuse_common(passphrase: str) -> None:
    """Also where it is a common one several times over, or nothing but digits."""
    said_once = REPEATED.sub(r"\1", passphrase)
    try:
        CommonPasswordValidator().validate("123456" if passphrase.isdigit() else said_once)
    except ValidationError:
        raise ValidationError(
            _("Many people use this one, so it could be guessed. Another would keep you safer.")
        ) from None
