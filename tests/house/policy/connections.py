"""Between two people, meeting, and the porch."""

from kith.connections.models import Phrase
from kith.connections.rules import Step

from .. import things
from ..cells import Does, Own, Shows
from ..rows import Row
from ..whos import BOTH, GONE, SHE, SHOWN_NEAR, Who
from ..world import World

HOLDS = "It holds from now. This page looks as before until tomorrow."
TALKING = {Who.OTHER, *SHOWN_NEAR} - {Who.FEELING}
NO_NEARER = Own("as near as two people can come")
WISHED = Does("+Wish +Due ~Session", to="/with/", words="It is kept, and nobody is told.")


def a_phrase(world: World) -> dict[str, object]:
    """A host gave it to whoever comes."""
    return {"words": Phrase.objects.make(world.other_host, Step.WAVE), "step": 1}


ROWS = [
    Row("connections:people", get=Shows("Your people")),
    Row(
        "connections:bond",
        things.bond,
        BOTH,
        get=Shows("You and Ben"),
        but={Who.OTHER: Shows("You and Ana")},
    ),
    Row(
        "connections:wish",
        things.bond,
        {Who.APART, Who.WAVE, Who.NOTE},
        post=WISHED,
        but_post={Who.FEELING: NO_NEARER},
    ),
    # What opens so much that the passphrase is asked first.
    Row(
        "connections:open_up",
        things.bond,
        TALKING,
        proved=True,
        post=WISHED,
        but_post={Who.FEELING: NO_NEARER},
    ),
    Row(
        "connections:back",
        things.bond,
        BOTH,
        data={"to": 0},
        post=Does("+Fall ~Bond ~Session", to="/with/", words=HOLDS),
        but_post={
            Who.APART: Does("~Session", to="/with/"),  # there is nothing behind it
            **dict.fromkeys(GONE, Does("+Fall ~Session", to="/with/", words=HOLDS)),
        },
    ),
    Row(
        "connections:wall",
        things.bond,
        BOTH,
        post=Does("+Wall +Fall ~Bond ~Session", to="/with/", words=HOLDS),
        but_post={
            Who.WALLING: Does("+Fall ~Session", to="/with/", words=HOLDS),
            **dict.fromkeys(
                (Who.APART, Who.WALLED, Who.LEFT),
                Does("+Wall +Fall ~Session", to="/with/", words=HOLDS),
            ),
        },
    ),
    Row("connections:let_go", things.bond, {Who.APART}, post=Does("-Side", to="/people/")),
    Row(
        "connections:distances",
        proved=True,
        get=Shows("My distances"),
        but={Who.WALLING: Shows("A wall between you and Ben.")},
    ),
    Row(
        "connections:unwish",
        things.wish,
        BOTH,
        proved=True,
        post=Does("-Wish", to="/distances/"),
        # Hers is not Ben's to take back; and with her own wall it went already.
        but_post=dict.fromkeys((Who.OTHER, Who.WALLING), Does("", to="/distances/")),
    ),
    Row(
        "connections:lift", things.wall, SHE, proved=True, post=Does("-Wall +Due", to="/distances/")
    ),
    Row(
        "connections:meet",
        data=a_phrase,
        get=Shows("Meet somebody you know"),
        post=Does("-Phrase +Bond +2Side", to="/with/"),
    ),
    Row(
        "connections:phrase",
        data={"step": 1},
        get=Shows("A phrase for one person"),
        post=Does("+Phrase", words="Your phrase"),
    ),
    Row(
        "connections:porch",
        data={"line": "I like the sea."},
        get=Shows("The porch"),
        but=dict.fromkeys(SHE, Shows("The porch", does="+Glimpse +Key +PorchDay")),
        post=Does("+PorchSeat +Key", to="/porch/"),
        but_post=dict.fromkeys(SHE, Does("~PorchSeat ~Key", to="/porch/")),
    ),
    Row(
        "connections:get_up",
        post=Does("", to="/porch/"),
        but_post=dict.fromkeys(SHE, Does("-PorchSeat -Key", to="/porch/")),
    ),
    Row(
        "connections:wave_across",
        things.glimpse,
        SHE,
        post=Does("-Glimpse +Bond +2Side +Moment +Key +Delivery +Due", to="/with/"),
    ),
]
