from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import rhythm, rules
from .models import manner
from .words import WAY_WORDS

NOT_SAID = ("", _("I would rather not say"))


def upset_field(label: Any) -> forms.TypedChoiceField:
    """SUDS, 0 to 10. Skippable, always."""
    return forms.TypedChoiceField(
        label=label,
        help_text=_("0 is settled, 10 is the most upset you can be. Only you ever see it."),
        choices=[NOT_SAID, *((number, str(number)) for number in rules.UPSET)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class BeforeForm(forms.Form):
    upset = upset_field(_("How is your body now?"))


class AfterForm(forms.Form):
    upset = upset_field(_("And now?"))


class MannerForm(forms.Form):
    """How somebody likes to settle."""

    way = forms.ChoiceField(
        label=_("What you do in time with the shape"),
        choices=list(WAY_WORDS.items()),
        widget=forms.RadioSelect,
    )
    goal = forms.FloatField(
        label=_("How slow it may become, in breaths a minute"),
        help_text=_("From 4.5 to 6.5. For many people six is comfortable."),
        min_value=rhythm.SLOWEST_GOAL,
        max_value=rhythm.QUICKEST_GOAL,
        error_messages={
            "min_value": _("A number from 4.5 to 6.5."),
            "max_value": _("A number from 4.5 to 6.5."),
            "invalid": _("A number from 4.5 to 6.5."),
            "required": _("A number from 4.5 to 6.5."),
        },
        widget=forms.NumberInput(
            attrs={"step": "0.1", "inputmode": "decimal", "autocomplete": "off"}
        ),
    )
    follows = forms.BooleanField(
        label=_("I follow the shape, and it does not wait for me"), required=False
    )
    taps = forms.BooleanField(
        label=_("I tap at the beginning and at the end of a breath, and do not hold"),
        required=False,
    )
    short = forms.BooleanField(label=_("Three minutes are enough for me"), required=False)

    @staticmethod
    def said(kept: "manner.Manner") -> dict[str, Any]:
        return {name: getattr(kept, name) for name in MannerForm.base_fields}
