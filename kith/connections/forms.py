from django import forms
from django.utils.translation import gettext_lazy as _

from . import rules
from .rules import Step
from .words import STEP_WORDS

BEGINNINGS = [(int(s), STEP_WORDS[s]) for s in (Step.WAVE, Step.NOTE)]


class BackForm(forms.Form):
    """Which step back. Only what lies behind what this person is shown."""

    def __init__(self, *args, shown: Step, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.TypedChoiceField(
            coerce=lambda value: Step(int(value)),
            choices=[(int(step), step.name) for step in rules.backs(shown)],
        )


class PhraseForm(forms.Form):
    """Where I would begin with the person to whom I give a phrase."""

    step = forms.TypedChoiceField(
        label=_("Where would you like to begin with them?"),
        choices=BEGINNINGS,
        coerce=lambda value: Step(int(value)),
        initial=int(Step.WAVE),
        widget=forms.RadioSelect,
    )


class MeetForm(PhraseForm):
    """A phrase that somebody gave me, and where I would begin."""

    words = forms.CharField(
        label=_("The phrase they gave you"),
        max_length=120,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the words they gave you, in any case you like.")},
    )
    field_order = ["words", "step"]


class PorchForm(forms.Form):
    """One line that a few people on the porch see beside my name."""

    line = forms.CharField(
        label=_("One line about you, if you like"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A few people here see it beside your name, until you change it or get up."),
    )
