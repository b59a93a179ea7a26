from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.choices import zones

from .. import rules
from ..card import LISTEN, TOPICS
from ..models import Needs
from ..models.needs import ENFORCED

PARTS = {
    "kept": ("quiet_from", "quiet_until", "zone", "pace", "ask_before_talk"),
    "wave": ("stop", "slow"),
    "note": ("listen", "topics"),
    "talk": ("calms", "own"),
}
NOTHING = {"": gettext_lazy("I would rather not say")}


def line(label: Any, help_text: Any = "") -> forms.CharField:
    """One line in the person's own words. No browser keeps it."""
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(
        label=label, help_text=help_text, max_length=rules.LONGEST, required=False, widget=box
    )


def box(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=rules.LONGEST_OWN,
        required=False,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
    )


def hour(label: Any) -> forms.TimeField:
    clock = forms.TimeInput(attrs={"type": "time", "autocomplete": "off"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=clock)


class NeedsForm(forms.Form):
    """The card. Every part of it can be left empty."""

    stop = line(
        gettext_lazy("How I say stop"),
        gettext_lazy("A word, a sign, or “I stop answering”."),
    )
    slow = forms.BooleanField(label=gettext_lazy("I reply slowly"), required=False)
    pace = forms.IntegerField(
        label=gettext_lazy("How many things a day from one person"),
        help_text=gettext_lazy("More than that arrives on another day. Empty: any number."),
        min_value=1,
        max_value=rules.MOST_A_DAY,
        required=False,
    )
    quiet_from = hour(gettext_lazy("Quiet from"))
    quiet_until = hour(gettext_lazy("Quiet until"))
    zone = forms.ChoiceField(
        label=gettext_lazy("By the clock of"),
        help_text=gettext_lazy("Nobody else sees this: it would say where you are."),
        choices=zones,
    )
    listen = forms.ChoiceField(
        label=gettext_lazy("When I tell something"),
        choices=list((NOTHING | LISTEN).items()),
        required=False,
        widget=forms.RadioSelect,
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Not today"),
        choices=list(TOPICS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ask_before_talk = forms.BooleanField(label=gettext_lazy("Ask me before a talk"), required=False)
    calms = line(gettext_lazy("What calms me"))
    own = box(gettext_lazy("In my own words"))

    def __init__(self, *given: Any, needs: Needs):
        kept = {name: getattr(needs, name) for name in ENFORCED}
        super().__init__(*given)
        self.initial = needs.card | kept

    def parts(self) -> dict[str, list[forms.BoundField]]:
        """The fields by who reads them."""
        return {part: [self[name] for name in names] for part, names in PARTS.items()}

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        hours = (said.get("quiet_from"), said.get("quiet_until"))
        if not self.errors and (hours[0] is None) != (hours[1] is None):
            raise ValidationError(_("Quiet hours have a beginning and an end."))
        return said


class SayForm(forms.Form):
    """The four beginnings of a need that somebody else can hear."""

    when = line(gettext_lazy("When …"), gettext_lazy("What happens, as a camera would see it."))
    feel = line(gettext_lazy("I feel …"))
    need = line(gettext_lazy("I need …"))
    would = line(gettext_lazy("Would you …?"), gettext_lazy("Something small that they can do."))

    def sentence(self) -> str:
        """In the person's own words; what was left empty is left out."""
        said = self.cleaned_data
        begun = self.beginnings().items()
        return " ".join(form % {"words": said[name]} for name, form in begun if said.get(name))

    @staticmethod
    def beginnings() -> dict[str, str]:
        return {
            "when": _("When %(words)s,"),
            "feel": _("I feel %(words)s."),
            "need": _("I need %(words)s."),
            "would": _("Would you %(words)s?"),
        }

    def clean(self) -> dict[str, Any]:
        if not any(self.cleaned_data.values()):
            raise ValidationError(_("A word in one of the four is enough to begin."))
        return self.cleaned_data
