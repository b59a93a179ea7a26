from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.choices import CHOICES, Choice
from kith.people.models import Invitation
from kith.safety.forms import words_field
from kith.safety.lines import LINES
from kith.safety.models import How
from kith.safety.rules import FOR_MEMBERS

from .rules import BY_HAND

CONFIRMABLE = [(line.id, line.name) for line in LINES if line.confidence in FOR_MEMBERS]
HOURS = [(1, _("One hour")), (2, _("Two hours")), (4, _("Four hours")), (8, _("Eight hours"))]


class OpenForm(forms.Form):
    reason = words_field(_("Why do you open it?"), needed=True)


class DecideForm(forms.Form):
    reason = words_field(_("What you decided, and why"), needed=True)


class PauseForm(forms.Form):
    reason = words_field(_("Why, in words to them"), needed=True)


class NameForm(forms.Form):
    name = forms.CharField(
        max_length=80,
        label=_("Their name in this house, exactly"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class InviteForm(forms.Form):
    kind = forms.ChoiceField(
        choices=[
            (Invitation.MEMBER, _("Someone to be here")),
            (Invitation.HOST, _("Someone to care for the house with me")),
        ],
        initial=Invitation.MEMBER,
        label=_("Whom do you invite?"),
        widget=forms.RadioSelect,
    )
    welcomes_wave = forms.BooleanField(
        required=False,
        label=_("I would welcome a wave from them. We then begin with waves."),
    )


class GreetingForm(forms.Form):
    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])


class TickForm(forms.Form):
    name = forms.ChoiceField(choices=[(name, name) for name in sorted(BY_HAND)])


class LineForm(forms.Form):
    line = forms.ChoiceField(choices=CONFIRMABLE)


class ConfirmForm(LineForm):
    how = forms.ChoiceField(choices=How.choices)


class HereForm(forms.Form):
    hours = forms.TypedChoiceField(choices=HOURS, coerce=int, label=_("I am here for"))


class ChoicesForm(forms.Form):
    """Every choice of the house, a field for each by its type, its meaning as the label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for choice in CHOICES.values():
            self.fields[choice.name] = field_for(choice)

    def clean(self) -> dict[str, Any]:
        for name, value in list(self.cleaned_data.items()):
            if not CHOICES[name].valid(value):
                self.add_error(name, _("This cannot be chosen. Nothing was changed."))
        return self.cleaned_data

    def keep(self) -> None:
        """What was changed. The rest stays as the house has it, whatever that will be."""
        for name, value in self.cleaned_data.items():
            if value != CHOICES[name].get():
                CHOICES[name].set(value)


def field_for(choice: "Choice[Any]") -> forms.Field:
    around: dict[str, Any] = {"label": choice.words, "initial": choice.get()}
    if isinstance(choice.default, bool):
        return forms.BooleanField(required=False, **around)
    if isinstance(choice.default, int):
        return forms.IntegerField(**around)
    if choice.offers:
        return forms.ChoiceField(choices=list(offered(choice)), required=False, **around)
    return forms.CharField(required=False, max_length=200, **around)


def offered(choice: "Choice[Any]") -> Iterable[tuple[str, Any]]:
    return choice.offers() if choice.offers else ()
