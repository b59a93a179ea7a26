"""What is asked of whoever has room, and of whoever holds something."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kith.ground import clock
from kith.ground.written import plain, says_something

from .. import languages, rules
from .fields import TOO_LONG, Drafted, Worded, add_language, one_of, topics, words_box


class RoomForm(forms.Form):
    """I have room: how much, how heavy, what not, until when."""

    hours = one_of(
        _("For how long do you have room?"),
        {
            1: _("An hour"),
            3: _("Three hours"),
            8: _("Eight hours"),
            24: _("A day"),
            72: _("Three days"),
        },
        3,
    )
    many = one_of(_("How many at once?"), {1: _("One"), 2: _("Two")}, 1)
    a_day = one_of(
        _("How many in a day?"), {1: _("One"), 2: _("Two"), 3: _("Three"), 4: _("Four")}, 2
    )
    heaviest = one_of(
        _("How heavy may it be?"),
        {
            rules.Weight.LIGHT.value: _("Light only"),
            rules.Weight.SOME.value: _("Up to some weight"),
            rules.Weight.HEAVY.value: _("Heavy, too"),
        },
        rules.Weight.LIGHT.value,
    )
    not_topics = topics(_("What would you rather not hear of?"), _("Nobody sees this."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_language(self, _("In which languages?"), forms.MultipleChoiceField)

    @property
    def until(self) -> datetime:
        return clock.now() + timedelta(hours=self.cleaned_data["hours"])

    @property
    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            **{name: said[name] for name in ("many", "a_day", "heaviest")},
            "not_topics": rules.mask(said["not_topics"]),
            "languages": said.get("language") or [languages.spoken()[0][0]],
        }


class AnswerForm(Drafted):
    """An answer. Where only a reader was asked for, it can be without words."""

    words = words_box(_("Your answer"))
    empty = _("There is nothing in it yet. You can write a few words, or hand it on.")

    def __init__(self, *args: Any, wish: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wish = wish

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        wordless = self.wish == rules.Wish.READ and not says_something(words)
        return "" if wordless else super().clean_words()


class HandOnForm(Worded):
    """A kind word on the way, if one likes. It stands beside the box of an answer."""

    prefix = "on"

    words = words_box(_("A kind word to go with it, if you like"), rows=3)
    words.widget.attrs["form"] = "answer"  # sent along with it, so that neither is lost
    longest = rules.LONGEST_KIND_WORD

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        return super().clean_words() if says_something(words) else ""


class DraftReadForm(forms.Form):
    """A draft, to be read along: kept nowhere. What is too long to be sent is read, too."""

    words = words_box(_("Your words"))

    def clean_words(self) -> str:
        words = plain(self.cleaned_data["words"])
        if len(words) > rules.LONGEST_READ:
            raise forms.ValidationError(TOO_LONG, params={"most": rules.LONGEST_READ})
        return words


class PracticeForm(Worded):
    """An answer to a story that nobody lived. Nothing of it is kept."""

    words = words_box(_("What would you write back?"), rows=4)
    empty = _("There is nothing in it yet. A few words are enough to try it.")
    goes_on = forms.BooleanField(required=False)
