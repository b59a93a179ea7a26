"""Settling together: where somebody sits, and what they keep of it for themselves."""

from .. import things
from ..cells import Does, Shows
from ..rows import Row
from ..whos import SHE, SHOWN_NEAR, Who
from .moments import FROM_NOTE

SEATED = "+Settling +Key +breathing_room +Seat +Due"

ROWS = [
    Row("breathing:breathe", get=Shows("Settling together")),
    Row("breathing:alone", get=Shows("A minute to read")),
    Row(
        "breathing:company",
        data={"upset": 6},
        get=Shows("Others may be sitting here"),
        post=Does(SEATED, to="/breathe/room/"),
    ),
    Row(
        "breathing:with",
        things.bond,
        FROM_NOTE,
        data={"upset": 6},
        get=Shows("Two shapes fill and empty"),
        post=Does(SEATED, to="/breathe/room/"),
    ),
    Row(
        "breathing:invite",
        things.bond,
        FROM_NOTE,
        data={"upset": ""},
        post=Does("+Settling +Key +breathing_room +Seat +2Due +Invite", to="/breathe/room/"),
    ),
    Row(
        "breathing:not_now",
        things.his_invite,
        SHOWN_NEAR | {Who.NOTE},
        post=Does("~Invite", to="/with/"),
    ),
    Row("breathing:room", get=Shows("You are not sitting just now")),
    Row("breathing:rise", post=Does("", to="/breathe/after/")),
    Row(
        "breathing:after",
        data={"upset": 3},
        get=Shows("You sat for a while"),
        post=Shows("Thank you for sitting"),
    ),
    Row(
        "breathing:manner",
        data={"way": "hum", "goal": "5.5"},
        get=Shows("How I like it"),
        post=Does("+Manner", to="/breathe/"),
    ),
    Row("breathing:record", proved=True, get=Shows("My own record")),
    Row(
        "breathing:let_go",
        things.settling,
        SHE,
        proved=True,
        post=Does("-Settling -Key", to="/breathe/record/"),
    ),
]
