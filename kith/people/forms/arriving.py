from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..card import WALLS


class StartForm(forms.Form):
    """The one thing that is asked of everybody who comes in."""

    age = forms.BooleanField()

    def __init__(self, *given: Any, years: int):
        super().__init__(*given)
        self.fields["age"].label = _("I am %(years)s or over.") % {"years": years}
        self.fields["age"].error_messages["required"] = _(
            "Kith is for people who are %(years)s or over. If you are younger, the help page "
            "knows places for you."
        ) % {"years": years}
        if not years:
            del self.fields["age"]


class WallsForm(forms.Form):
    walls = forms.MultipleChoiceField(
        label=gettext_lazy("Walls that kept you safe"),
        choices=list(WALLS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class InviteForm(forms.Form):
    welcomes_wave = forms.BooleanField(
        label=gettext_lazy("I would welcome a wave from them"),
        help_text=gettext_lazy(
            "Then the two of you begin with waves, and they are told that you would welcome one."
        ),
        required=False,
    )
