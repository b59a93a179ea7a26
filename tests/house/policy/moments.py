"""Waves, notes and talks. What is given reads alike, whatever became of it."""

from kith.ground.ids import new_token

from .. import things
from ..cells import Does, Own, Shows
from ..rows import Row
from ..whos import BOTH, GONE, SHE, SHOWN_NEAR, Who
from ..world import World

FROM_WAVE = BOTH - {Who.APART}
FROM_NOTE = FROM_WAVE - {Who.WAVE}
FROM_TALK = {Who.OTHER, *SHOWN_NEAR}
REALLY_NEAR = SHOWN_NEAR - GONE
TAKEN = "It will reach them if and when they are open to it."
GIVEN = Does("+Moment +Key +Delivery +Due ~Session", to="/with/", words=TAKEN)
NEVER_DELIVERED = Does("+Moment +Key +Due ~Session", to="/with/", words=TAKEN)
GIVING = {"post": GIVEN, "but_post": dict.fromkeys(GONE, NEVER_DELIVERED)}
IN_TALK = {Who.OTHER, *REALLY_NEAR}  # for the others it has stopped
OVER = "This talk has come to its end"


def a_note(world: World) -> dict[str, str]:
    place = f"note:{world.bond.token}"
    return {"words": "Good morning.", "draft": new_token(), "place": place}


ROWS = [
    Row(
        "moments:wave",
        things.bond,
        FROM_WAVE,
        data={"gesture": "leaf"},
        get=Shows("A wave, without words"),
        **GIVING,
    ),
    Row(
        "moments:note",
        things.bond,
        FROM_NOTE,
        data=a_note,
        get=Shows("A note to Ben"),
        but={Who.OTHER: Shows("A note to Ana")},
        **GIVING,
    ),
    Row("moments:invite", things.bond, FROM_TALK, **GIVING),
    Row("moments:talk", things.bond, FROM_TALK, get=Shows("A short talk")),
    Row(
        "moments:ask",
        things.bond,
        FROM_TALK,
        data={"minutes": 5},
        post=Does("+Ask +Due", to="/asks/"),
    ),
    Row("moments:said", things.bond, BOTH, get=Shows("All that was said here")),
    Row(
        "moments:take_back",
        things.her_note,
        SHE,
        post=Does("+Due -Moment -Key -Delivery", to="/with/"),
        but_post={Who.LEFT: Does("+Due -Moment -Key", to="/with/")},
    ),
    Row("moments:wait", things.her_ask, SHE, get=Shows("Within a few minutes you will know.")),
    Row(
        "moments:accept",
        things.his_ask,
        REALLY_NEAR,
        post=Does("+Talk ~Ask +Due", to="/talks/"),
        but_post=dict.fromkeys(GONE, Own("The moment for this talk has passed.")),
    ),
    Row("moments:unask", things.her_ask, SHE, post=Does("~Ask", to="/asks/")),
    Row("moments:not_now", things.his_ask, SHOWN_NEAR, post=Does("~Ask", to="/with/")),
    Row(
        "moments:in_talk",
        things.talk,
        BOTH,
        data={"words": "Thank you."},
        get=Shows("A short talk"),
        post=Shows(OVER),
        but_post=dict.fromkeys(IN_TALK, Does("+Line +Key", to="/talks/")),
    ),
    Row("moments:look", things.talk, BOTH, post=Does("", to="/talks/")),
    Row("moments:minute", things.talk, BOTH, post=Does("~Talk", to="/talks/")),
    Row("moments:slower", things.talk, BOTH, post=Does("~Talk", to="/talks/")),
    Row(
        "moments:stop",
        things.talk,
        BOTH,
        post=Does("", to="/talks/"),
        but_post=dict.fromkeys(IN_TALK, Does("~Talk ~Due", to="/talks/")),
    ),
    Row("moments:unsay", things.her_line, SHE, post=Does("-Line -Key", to="/talks/")),
]
