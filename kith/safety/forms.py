from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from kith.people.forms import EnterForm
from kith.people.models import Person

from .models import Reason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 2000
REASONS = [(reason.value, reason.label) for reason in Reason if reason is not Reason.APPEAL]


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where nothing was filled in; None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def words_field(label: "StrOrPromise", *, needed: bool) -> forms.CharField:
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


class PausedForm(EnterForm):
    """For someone who cannot come in because a host asked them to stay away."""

    words = words_field(_("What would you like the hosts to know?"), needed=False)

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data.pop("words", "")
        return super().clean() | {"words": words}

    def welcome(self, person: Person) -> None:
        """Somebody who can come in needs no other way, and nobody learns who is asked away."""
        if not person.is_paused:
            raise self.refused()
