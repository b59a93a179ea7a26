"""What is asked of whoever tells."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground import choices, clock

from .. import languages, rules
from ..models import Felt
from ..words import SIZE_WORDS, WEIGHT_WORDS, WISH_WORDS
from .fields import Drafted, add_language, one_of, topics, words_box

MORNING = timedelta(hours=4)  # after the daily turn
DAYS = {1: _("A day"), 3: _("Three days"), 7: _("A week")}
LONGER_THAN_THAT = _(
    "Your words are longer than this. They are all still here, and a larger size has room for them."
)


class TellForm(Drafted):
    """What somebody tells one who is near, and what would help."""

    words = words_box(_("What would you like somebody to know today?"), rows=8)
    size = one_of(_("How much is it?"), SIZE_WORDS, rules.Size.MOMENT.value)
    weight = one_of(_("How heavy is it to read?"), WEIGHT_WORDS, rules.Weight.SOME.value)
    topics = topics(_("What is it about?"), _("They read this before they open it."))
    wish = one_of(_("What would help?"), WISH_WORDS, rules.Wish.HEARD.value)
    begins = one_of(
        _("When does it go on its way?"), {"now": _("Now"), "morning": _("Tomorrow morning")}, "now"
    )
    days = one_of(_("For how long can they open it?"), DAYS, 3)
    longest = max(rules.LONGEST.values())

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        size, words = said.get("size"), said.get("words", "")
        if size in rules.LONGEST and len(words) > rules.LONGEST[size]:
            self.add_error("size", LONGER_THAN_THAT)
        return said

    @property
    def told(self) -> dict[str, Any]:
        """What a story is made of."""
        said = self.cleaned_data
        begins = self.begins_at(said["begins"])
        return {
            **{name: said[name] for name in ("size", "weight", "wish")},
            "topics": rules.mask(said["topics"]),
            "language": said.get("language") or languages.spoken()[0][0],
            "wanted": said.get("wanted") or 1,
            "host_ok": said.get("host_ok", False),
            "from_at": begins,
            "until": begins + timedelta(days=said["days"]),
        }

    def begins_at(self, said: str) -> datetime:
        return clock.now() if said == "now" else choices.next_turn() + MORNING


class TellAnyoneForm(TellForm):
    """To whoever has room."""

    topics = topics(
        _("What is it about?"),
        _("Some people do not hear of some of these just now. It finds the others."),
    )
    days = one_of(_("How long may it look for somebody?"), DAYS, 3)
    wanted = one_of(
        _("How many people?"), {1: _("One person"), 2: _("Two, one after the other")}, 1
    )
    host_ok = forms.BooleanField(
        label=_("If nobody has room for it in four hours, a host may hold it"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_language(self, _("In which language is it?"), forms.ChoiceField)


class FeltForm(forms.Form):
    felt = forms.ChoiceField(choices=[("", ""), *Felt.choices], required=False)


class WidenForm(forms.Form):
    to = forms.ChoiceField(choices=[("anyone", "anyone"), ("host", "host")])
