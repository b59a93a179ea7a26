"""How Today speaks."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kith.moments.rules import INVITATION, NOTE, WAVE

from .rules import Part

GREETINGS: dict[Part, Promise] = {
    Part.MORNING: _("Good morning, %(name)s."),
    Part.AFTERNOON: _("Good afternoon, %(name)s."),
    Part.EVENING: _("Good evening, %(name)s."),
    Part.NIGHT: _("Hello, %(name)s. It is a quiet hour."),
}
CAME: dict[str, Promise] = {
    NOTE: _("wrote a short note, %(day)s"),
    INVITATION: _("would like to talk some time, %(day)s"),
    WAVE: _("waved, %(day)s"),
}
