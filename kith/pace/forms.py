from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import TOKEN
from kith.people.models import Person

from . import places, rules


class LimitForm(forms.Form):
    """How many moments I give in a day, at most."""

    a_day = forms.IntegerField(
        label=_("How many waves and notes you would like to give in a day, at most"),
        help_text=_("Leave it empty for as many as you like. Only you know about it."),
        required=False,
        min_value=1,
        max_value=rules.MOST_A_DAY,
        error_messages={
            "min_value": _("A number from 1 to 20, or nothing."),
            "max_value": _("A number from 1 to 20, or nothing."),
            "invalid": _("A number from 1 to 20, or nothing."),
        },
        widget=forms.NumberInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


class Written(forms.CharField):
    """Whatever was written, without the NUL that nobody writes, but some programs paste."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\0", "")


class DraftForm(forms.Form):
    """What is in a box just now, and which box it is."""

    place = forms.CharField(max_length=rules.PLACE)
    words = Written(max_length=rules.LONGEST_DRAFT, required=False, strip=False)
    draft = forms.RegexField(TOKEN)

    def __init__(self, *args: Any, person: Person, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.person = person
        self.where: places.Place | None = None

    def clean_place(self) -> str:
        self.where = places.find(self.person, self.cleaned_data["place"])
        if self.where is None:
            raise forms.ValidationError(_("There is no such box."))
        return self.where.name

    @property
    def kept(self) -> dict[str, str]:
        """What a draft is made of."""
        kept = self.cleaned_data
        return {"place": kept["place"], "words": kept["words"], "token": kept["draft"]}
