"""What the forms of telling and hearing are made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground.ids import TOKEN, new_token
from kith.ground.written import plain, says_something

from .. import languages, rules
from ..words import TOPIC_WORDS

TOO_LONG = _(
    "This is longer than the %(most)s characters it can be here. Your words are still here, all of "
    "them."
)


def words_box(label: Any, rows: int = 6, **how: Any) -> forms.CharField:
    """Nothing that is written here is kept, corrected or sent away by a browser."""
    box = forms.Textarea(attrs={"rows": rows, "autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=label, required=False, strip=False, widget=box, **how)


def one_of(label: Any, said: dict[Any, Any], initial: Any, **how: Any) -> forms.TypedChoiceField:
    kind = type(next(iter(said)))
    return forms.TypedChoiceField(
        label=label,
        choices=[(str(each), words) for each, words in said.items()],
        coerce=lambda value: kind(type(initial)(value)),
        initial=str(initial),
        widget=forms.RadioSelect,
        **how,
    )


def topics(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=[(topic, TOPIC_WORDS[topic]) for topic in rules.TOPICS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class Worded(forms.Form):
    """A box for words."""

    longest = rules.LONGEST_REPLY
    empty: Any = _("There is nothing in it yet. You can write a few words, or leave it for today.")

    def clean_words(self) -> str:
        words = plain(self.cleaned_data["words"])
        if not says_something(words):
            raise forms.ValidationError(self.empty)
        if len(words) > self.longest:
            raise forms.ValidationError(TOO_LONG, params={"most": self.longest})
        return words


class Drafted(Worded):
    """And which draft they are."""

    draft = forms.Field(required=False, widget=forms.HiddenInput, initial=new_token)

    def clean_draft(self) -> str:
        """Nobody wrote this, so nobody could mend it: the words go without."""
        draft = self.cleaned_data["draft"] or ""
        return draft if TOKEN.match(draft) else ""


def add_language(form: forms.Form, label: Any, kind: Any) -> None:
    """Only where there is more than one to choose from."""
    spoken = languages.spoken()
    if len(spoken) > 1:
        widget = forms.RadioSelect if kind is forms.ChoiceField else forms.CheckboxSelectMultiple
        first = spoken[0][0] if kind is forms.ChoiceField else [spoken[0][0]]
        form.fields["language"] = kind(label=label, choices=spoken, initial=first, widget=widget)
