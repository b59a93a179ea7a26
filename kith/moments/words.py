"""How moments are called on a page."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.connections.words import SAID

from .rules import INVITATION, NOTE, WAVE

GIVEN, TAKEN_BACK = "moments.given", "moments.taken_back"
KIND_WORDS: dict[str, Promise] = {
    WAVE: gettext_lazy("A wave"),
    NOTE: gettext_lazy("A note"),
    INVITATION: gettext_lazy("I would like to talk some time"),
}
GESTURE_WORDS: dict[str, Promise] = {
    "wave": gettext_lazy("A wave"),
    "leaf": gettext_lazy("A leaf"),
    "cup": gettext_lazy("Something warm to drink"),
    "light": gettext_lazy("A small light"),
    "hand": gettext_lazy("A hand on the heart"),
    "beside": gettext_lazy("Sitting beside you"),
    "blanket": gettext_lazy("A blanket"),
    "bird": gettext_lazy("A bird passing by"),
    "stars": gettext_lazy("Quiet stars"),
    "window": gettext_lazy("An open window"),
}

SAID[GIVEN] = gettext_lazy("It will reach them if and when they are open to it.")
SAID[TAKEN_BACK] = gettext_lazy("Taken back. Nobody can read it again.")


def day_words(day: date, today: date) -> str:
    """A day of the house as people say it; never an hour."""
    ago = (today - day) // timedelta(days=1)
    if ago <= 1:
        return _("today") if ago == 0 else _("yesterday")
    return date_format(day, "l" if ago < 7 else "j F")
