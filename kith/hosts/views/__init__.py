from .brought import decide, open_brought, openings, pause, words
from .house import choices, confirm, gone, here, lines, withdraw
from .page import look_after, page, tick
from .people import access, end_pause, pauses, stop_access

__all__ = [
    "access",
    "choices",
    "confirm",
    "decide",
    "end_pause",
    "gone",
    "here",
    "lines",
    "look_after",
    "open_brought",
    "openings",
    "page",
    "pause",
    "pauses",
    "stop_access",
    "tick",
    "withdraw",
    "words",
]
