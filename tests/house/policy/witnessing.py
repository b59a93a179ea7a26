"""Telling, having room, and holding: what was told is between its teller and whoever holds it."""

from kith.ground.ids import new_token

from .. import things_told as things
from ..cells import Does, Own, Shows
from ..rows import Row
from ..whos import AWAY, SHE, Who
from ..world import HERS, HIS, World

FELT_NEAR = {Who.FEELING, *AWAY}  # what is between the two in these rows began at feelings
STILL_OFFERED = FELT_NEAR - {Who.WALLED, Who.LEFT}  # else it is as if it had been taken back
BOTH_NEAR = {Who.OTHER, *FELT_NEAR}
ON_ITS_WAY = "It is told. You can take it back at any time."
GONE_ON = Own("This has gone on in the meantime. It has nothing to do with you.")


def told(world: World) -> dict[str, object]:
    return {
        "words": "The phone rang, and I let it ring.",
        "size": "moment",
        "weight": 1,
        "topics": ["family"],
        "wish": "heard",
        "begins": "now",
        "days": 3,
        "draft": new_token(),
    }


def told_to_anyone(world: World) -> dict[str, object]:
    return {**told(world), "wanted": 1, "host_ok": "on", "place": "tell:"}


def told_to_ben(world: World) -> dict[str, object]:
    return {**told(world), "place": f"tell:{world.bond.token}"}


def answered(world: World) -> dict[str, str]:
    return {"words": "I hear how it went on ringing.", "draft": new_token()}


ROOM = {"hours": 3, "many": 1, "a_day": 2, "heaviest": 0}
ROWS = [
    # Telling
    Row(
        "witnessing:tell",
        things.strangers_meet,
        data=told_to_anyone,
        get=Shows("They do not learn who you are."),
        post=Does("+Story +Key +4Due ~Session", to="/told/", words=ON_ITS_WAY),
    ),
    Row(
        "witnessing:read_draft",
        data={"words": "It was dark."},
        post=Does(""),
    ),
    Row(
        "witnessing:tell_to",
        things.near,
        BOTH_NEAR,
        data=told_to_ben,
        get=Shows("Tell Ben something"),
        but={Who.OTHER: Shows("Tell Ana something")},
        post=Does("+Story +Key +3Due ~Session", to="/told/", words=ON_ITS_WAY),
    ),
    Row("witnessing:all_told", get=Shows("Being heard")),
    Row("witnessing:told", things.told, SHE, get=Shows("It is looking for someone with room.")),
    Row("witnessing:words", things.told, SHE, proved=True, get=Shows(HERS)),
    Row(
        "witnessing:take_back",
        things.told,
        SHE,
        post=Does("-Story -Key -3Due +Wait ~Session", to="/told/", words="Its key is gone"),
    ),
    Row("witnessing:wait_on", things.told, SHE, post=Does("~Story ~2Due", to="/told/")),
    Row(
        "witnessing:widen",
        things.her_story,
        SHE,
        data={"to": "anyone"},
        post=Does("~Story -Offer ~2Due", to="/told/"),
        but_post=dict.fromkeys((Who.LEFT, Who.WALLING), Does("~Story ~2Due", to="/told/")),
    ),
    # What was answered
    Row(
        "witnessing:felt",
        things.heard,
        SHE,
        data={"felt": "heard"},
        post=Does("~Reply +FeltHeard ~Session", to="/told/"),
    ),
    Row(
        "witnessing:wall",
        things.heard,
        SHE,
        post=Does("+Bond +Wall +Fall ~Session", to="/told/"),
    ),
    Row(
        "witnessing:unsay",
        things.her_answer,
        SHE,
        post=Does("-Reply -Key -Due ~Holding ~Story ~2Due ~Session", to="/room/"),
    ),
    # Having room
    Row("witnessing:room", get=Shows("Having room")),
    Row(
        "witnessing:open",
        things.practised,
        data=ROOM,
        post=Does("~Witness +witnessing_room", to="/room/"),
    ),
    Row(
        "witnessing:close",
        things.room,
        post=Does("~Session", to="/room/"),
        but_post=dict.fromkeys(SHE, Does("-witnessing_room ~Session", to="/room/")),
    ),
    Row(
        "witnessing:here",
        things.room,
        post=Does("", status=204),
        but_post=dict.fromkeys(SHE, Does("~witnessing_room", status=204)),
    ),
    Row(
        "witnessing:practice",
        data={"words": "That sounds hard.", "goes_on": "on"},
        get=Shows("A short practice"),
        post=Does("~Session", to="/room/practice/"),
    ),
    Row(
        "witnessing:take",
        things.his_offer,
        STILL_OFFERED,
        post=Does("~Offer +Holding +Due", to="/holding/"),
        but_post={Who.WALLING: GONE_ON},
    ),
    Row(
        "witnessing:pass_on",
        things.his_offer,
        STILL_OFFERED,
        post=Does("~Offer ~Session", to="/room/"),
    ),
    # Holding
    Row(
        "witnessing:hold",
        things.her_holding,
        SHE,
        get=Shows("There is nothing here to hold any more."),
        but=dict.fromkeys(FELT_NEAR, Shows(HIS)),
    ),
    Row(
        "witnessing:read_along",
        things.her_holding,
        SHE,
        data={"words": "You should call them."},
        post=Does("~Holding"),
    ),
    Row(
        "witnessing:answer",
        things.her_holding,
        SHE,
        data=answered,
        post=Does("+Reply +Key ~Holding +2Due ~Session", to="/holding/"),
    ),
    Row(
        "witnessing:hand_on",
        things.her_holding,
        SHE,
        data={"on-words": "I wish you well."},
        post=Does("+Reply +Key ~Holding ~Offer ~Story -Due ~Due +Due ~Session", to="/room/"),
    ),
]
