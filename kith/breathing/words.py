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

# What a hand does in the room, whether it holds or taps; and what is said until the guide begins.
HOLD_WORDS: dict[str, str | Promise] = {
    BREATH: _(
        "Hold the picture while you breathe in, and let go as you breathe out. "
        "The shape follows you."
    ),
    HUM: _("Hold the picture while it fills, and let go as you hum. The shape follows you."),
    LOOK: _(
        "Hold the picture while you look around, and let go as you name what you see. "
        "The shape follows you."
    ),
}
TAP_WORDS: dict[str, str | Promise] = {
    BREATH: _("Tap as you begin to breathe in, and again as you breathe out."),
    HUM: _("Tap as it begins to fill, and again as you hum."),
    LOOK: _("Tap as you begin to look around, and again as you name what you see."),
}
PRESS_WORDS: dict[str, str | Promise] = {
    BREATH: _("Press while you breathe in"),
    HUM: _("Press while it fills"),
    LOOK: _("Press while you look around"),
}
FINDING_WORDS: dict[str, str | Promise] = {
    BREATH: _("Finding the rhythm. Press while you breathe in, or wait a moment."),
    HUM: _("Finding the rhythm. It begins in a moment."),
    LOOK: _("Finding the rhythm. It begins in a moment."),
}
