"""Bringing something to a host. Leaving and Help now are answered before the house: see below."""

from .. import things
from ..cells import Does, Shows
from ..rows import Row
from ..whos import SHE
from ..world import PASSPHRASE, World
from .moments import FROM_WAVE

SENT = Does("+Brought +Key", to="/bring/sent/")
TOLD = {"words": "It came at night.", "reason": "other"}


def from_outside(world: World) -> dict[str, str]:
    return {"name": "The asked one", "passphrase": PASSPHRASE, "words": "I see it differently."}


ROWS = [
    Row("safety:tell", data=TOLD, get=Shows("Tell a host"), post=SENT),
    Row("safety:sent", get=Shows("It is with the hosts now.")),
    Row(
        "safety:write_back",
        data=from_outside,
        get=Shows("Write to the hosts"),
        post=Does("+Brought +Key", words="From the hosts"),
        public={
            "GET": Shows("Write to the hosts", does="+Session"),
            "POST": Does("+Brought +Key", words="From the hosts"),
        },
    ),
    Row("safety:yours", proved=True, get=Shows("What I brought")),
    Row(
        "safety:appeal",
        things.decided,
        SHE,
        proved=True,
        data=TOLD,
        get=Shows("Ask again"),
        post=SENT,
    ),
    Row(
        "safety:bring",
        things.bringing,
        FROM_WAVE,  # apart, nothing of the other's is shown any more
        data=TOLD,
        get=Shows("Bring this to a host"),
        post=SENT,
    ),
]
