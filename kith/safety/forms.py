from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Reason

LONGEST = 2000
REASONS = [(reason.value, reason.label) for reason in Reason if reason is not Reason.APPEAL]


def words_field(label: str, *, needed: bool) -> forms.CharField:
    """What is written here is nobody's to remember or to correct but the person's own."""
    box = forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})
    return forms.CharField(max_length=LONGEST, required=needed, label=label, widget=box)


class BringForm(forms.Form):
    reason = forms.ChoiceField(
        choices=REASONS,
        initial=Reason.OTHER,
        required=False,
        label=_("What is it about?"),
        widget=forms.RadioSelect,
    )
    words = words_field(_("What would you like a host to know? (only if you like)"), needed=False)

    def clean_reason(self) -> str:
        return self.cleaned_data["reason"] or Reason.OTHER


class TellForm(BringForm):
    words = words_field(_("What would you like a host to know?"), needed=True)


class AppealForm(forms.Form):
    words = words_field(_("What did the host not see, or see differently from you?"), needed=True)
