"""Rest, one's own limit, and words that are not sent."""

from kith.ground.ids import new_token

from .. import things
from ..cells import Does, Shows
from ..rows import Row
from ..whos import SHE, Who
from ..world import DRAFT, World
from .moments import FROM_NOTE


def words(world: World) -> dict[str, str]:
    """In the box for a note between the two."""
    return {"place": f"note:{world.bond.token}", "words": DRAFT, "draft": new_token()}


ROWS = [
    Row("pace:rest", get=Shows("Rest")),
    Row(
        "pace:begin",
        post=Does("+Rest", to="/rest/"),
        but_post={Who.RESTS: Does("", to="/rest/")},
    ),
    Row(
        "pace:end",
        post=Does("", to="/rest/"),
        but_post={Who.RESTS: Does("-Rest", to="/rest/")},
    ),
    Row("pace:limit", data={"a_day": 3}, post=Does("+OwnLimit", to="/rest/")),
    Row("pace:drafts", proved=True, get=Shows("My drafts")),
    Row(
        "pace:keep",
        who=FROM_NOTE,
        data=words,
        post=Does("+Draft +Key", words="Your words are kept"),
    ),
    Row("pace:keep_quietly", who=FROM_NOTE, data=words, post=Does("+Draft +Key", status=204)),
    Row(
        "pace:hold",
        who=FROM_NOTE,
        data=words,
        post=Does("+Draft +Key", words="It is held until tomorrow"),
    ),
    Row("pace:let_go", things.draft, SHE, post=Does("-Draft -Key", to="/drafts/")),
]
