from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models.manner import BREATH, HUM, LOOK

WAY_WORDS: dict[str, str | Promise] = {
    BREATH: _("I breathe"),
    HUM: _("I hum as it empties"),
    LOOK: _("I look around, and name what I see"),
}

# What stands in the shape while it fills, and while it empties.
IN_WORDS: dict[str, str | Promise] = {BREATH: _("in"), HUM: _("in"), LOOK: _("look")}
OUT_WORDS: dict[str, str | Promise] = {BREATH: _("out"), HUM: _("hum"), LOOK: _("name it")}
