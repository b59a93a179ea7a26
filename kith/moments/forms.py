from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import TOKEN, new_token
from kith.ground.written import plain, says_something
from kith.people.models import Person

from . import rules, talking
from .models import Talk
from .words import GESTURE_WORDS


class WaveForm(forms.Form):
    gesture = forms.ChoiceField(choices=[(name, GESTURE_WORDS[name]) for name in rules.GESTURES])


class NoteForm(forms.Form):
    """A short kind message. Whatever is wrong with it, the words stay in the box."""

    words = forms.CharField(
        label=_("Your note"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
    )
    draft = forms.Field(required=False, widget=forms.HiddenInput, initial=new_token)

    def clean_draft(self) -> str:
        """Which draft it was. Nobody wrote this, so nobody could mend it: a note goes without."""
        draft = self.cleaned_data["draft"] or ""
        return draft if TOKEN.match(draft) else ""

    def clean_words(self) -> Any:
        words = plain(self.cleaned_data["words"])
        if not says_something(words):
            raise forms.ValidationError(
                _("There is nothing in it yet. You can write a few words, or leave it for today.")
            )
        if not rules.fits(words):
            raise forms.ValidationError(
                _(
                    "This is a little longer than a note can be, which is 280 characters. "
                    "Your words are still here."
                )
            )
        return words


class AskForm(forms.Form):
    minutes = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=[(5, _("Five minutes")), (10, _("Ten minutes")), (15, _("A quarter of an hour"))],
        coerce=int,
        initial=5,
        widget=forms.RadioSelect,
    )


class LineForm(forms.Form):
    """What I say next. Whatever stands in its way, the words stay in the box."""

    words = forms.CharField(
        label=_("Your words"),
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={
                "rows": 2,
                "autocomplete": "off",
                "spellcheck": "false",
                "data-unsent": _("These words were not sent."),
            }
        ),
    )

    def __init__(self, *args: Any, talk: Talk, person: Person, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.talk, self.person = talk, person

    def clean_words(self) -> str:
        words = plain(self.cleaned_data["words"])
        if not self.talk.is_going_on:
            raise forms.ValidationError(
                _("This talk has come to its end, so these words were not sent.")
            )
        if not says_something(words):
            raise forms.ValidationError(_("There is nothing in it yet. Quiet is fine, too."))
        if len(words) > talking.LONGEST_LINE:
            raise forms.ValidationError(
                _("This is longer than 500 characters. Your words are still here.")
            )
        if not self.talk.may_say(self.person):
            raise forms.ValidationError(
                _("This talk goes slowly. Your words are still here, and can be sent in a moment.")
            )
        return words
