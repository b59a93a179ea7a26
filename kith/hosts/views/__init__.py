from .brought import decide, open_brought, openings, pause, words
from .greeting import greeters, greeting
from .house import choices, confirm, gone, here, lines, withdraw
from .page import look_after, page, tick
from .people import access, end_pause, invite, pauses, stop_access, take_back

__all__ = [
    "access",
    "choices",
    "confirm",
    "decide",
    "end_pause",
    "gone",
    "greeters",
    "greeting",
    "here",
    "invite",
    "lines",
    "look_after",
    "open_brought",
    "openings",
    "page",
    "pause",
    "pauses",
    "stop_access",
    "take_back",
    "tick",
    "withdraw",
    "words",
]
