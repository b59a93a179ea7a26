"""How the steps are called on a page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rules import Step

STEP_WORDS: dict[Step, Promise] = {
    Step.APART: _("apart"),
    Step.WAVE: _("waves"),
    Step.NOTE: _("notes"),
    Step.TALK: _("short talks"),
    Step.FEELING: _("feelings"),
    Step.OPEN: _("open"),
}
BACK_WORDS: dict[Step, Promise] = {
    Step.APART: _("Back to apart"),
    Step.WAVE: _("Back to waves"),
    Step.NOTE: _("Back to notes"),
    Step.TALK: _("Back to short talks"),
    Step.FEELING: _("Back to feelings"),
}
SAID: dict[str, Promise] = {
    "wish": _(
        "It is kept, and nobody is told. If you both wish for it, you both come one step nearer, "
        "at some moment in the hours after. You can see it or take it back on My distances."
    ),
    "back": _("It holds from now. This page looks as before until tomorrow."),
    "wall": _("It holds from now. This page looks as before until tomorrow."),
}
