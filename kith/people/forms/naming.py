from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import names, tries
from ..models import Person


class NameForm(forms.Form):
    """A pseudonym. The house offers one that is free; one's own may be taken.

    That a name is taken is the one thing told here, only behind an invitation or a session, and
    five times a day: then there are still those that the house offers.
    """

    name = forms.CharField(
        label=gettext_lazy("The name you go by here"),
        max_length=names.LONGEST * 2,
        widget=forms.TextInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "It can be anything but your real name. You sign in with it, and you can change it "
            "later."
        ),
    )

    def __init__(self, *given: Any, whose: str, offered: str):
        super().__init__(*given)
        self.initial["name"] = offered
        self.whose, self.offered = whose, offered

    def clean_name(self) -> str:
        name = names.tidy(self.cleaned_data["name"])
        if not names.fits(name):
            raise ValidationError(
                _("A name here has one to forty letters, and nothing that cannot be seen.")
            )
        if name != self.offered and not tries.may_ask_for_names(self.whose):
            raise ValidationError(
                _("You can take the name that is offered now, and change it another day.")
            )
        if not Person.objects.free(name):
            raise self.refused()
        return name

    def refused(self) -> ValidationError:
        tries.taken_name(self.whose)
        return ValidationError(_("That name is not free. You can choose another."))


def offer() -> str:
    """Two gentle words that nobody here has."""
    while True:
        name = names.offered()
        if Person.objects.free(name):
            return name
