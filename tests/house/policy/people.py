"""Arriving, coming in, oneself, and leaving."""

from kith.people.models import RecoveryCode

from .. import things
from ..cells import Cell, Does, Shows
from ..rows import Row
from ..whos import SHE, Who
from ..world import PASSPHRASE, World

CLOSED = Shows("This door does not open now", status=404)
NEVER_OPEN = {"get": CLOSED, "public": {"GET": CLOSED, "POST": CLOSED}}
NEIGHBOUR = {"name": "The neighbour", "passphrase": PASSPHRASE}
NEEDS = {"zone": "Europe/Vienna", "stop": "I stop answering."}


def code(world: World) -> dict[str, str]:
    """The neighbour finds back in."""
    given, *_ = RecoveryCode.objects.give(world.neighbour)
    return {"name": "The neighbour", "code": given, "passphrase": "a wholly other passphrase"}


def form(words: str, post: Cell) -> dict[str, Cell]:
    """A page for anyone; its form is kept in a session where nobody is signed in."""
    return {"GET": Shows(words, does="+Session"), "POST": post}


def as_neighbour(and_ended: int) -> Does:
    """Their two old sessions end, and the one in which somebody else was signed in here."""
    return Does(f"+Session -{2 + and_ended}Session -RecoveryCode ~Person", to="/me/codes/")


def leaving(lets_go: str) -> Does:
    """No way in, and what only the leaver saw cannot be read; the rest goes at the turn. Who sat on
    the porch had said a line there."""
    keys = "-2Key" if "PorchSeat" in lets_go else "-Key"
    return Does(f"+Leaving ~Person -2Session {keys} {lets_go}", words="You have left")


ROWS = [
    Row(
        "people:enter",
        data=NEIGHBOUR,
        get=Shows("Come in"),
        post=Does("-Session +Session", to="/today/"),
        public=form("Come in", Does("+Session", to="/today/")),
    ),
    Row("people:out", post=Does("-Session", to="/")),
    Row(
        "people:recover",
        data=code,
        get=Shows("Find back in"),
        post=as_neighbour(and_ended=1),
        public=form("Find back in", as_neighbour(and_ended=0)),
    ),
    Row(
        "people:again",
        data={"passphrase": PASSPHRASE},
        get=Shows("Your passphrase, once more"),
        post=Does("~Session", to="/today/"),
    ),
    Row("people:here", get=Does("", status=204)),
    Row("people:here_proved", proved=True, get=Does("", status=204)),
    # Arriving
    Row("people:arrive", **NEVER_OPEN),  # the open door, which no host has opened
    Row("people:arrive_name", **NEVER_OPEN),  # without an invitation
    Row("people:arrive_passphrase", **NEVER_OPEN),
    Row(
        "people:arrive_by",
        things.invitation_secret,
        data={"age": "on"},
        get=Shows("Welcome"),
        post=Does("~Session", to="/arrive/name/"),
        public=form("Welcome", Does("+Session", to="/arrive/name/")),
    ),
    Row(
        "people:arrive_walls",
        proved=True,
        data={"walls": ["alone"]},
        get=Shows("The walls that kept you safe"),
        post=Does("+Protection +Key", to="/arrive/needs/"),
    ),
    Row(
        "people:arrive_needs",
        proved=True,
        data=NEEDS,
        get=Shows("What I need to feel safe"),
        post=Does("+Needs +2Key", to="/arrive/first/"),
    ),
    Row("people:arrive_first", get=Shows("One small thing, if you like")),
    # What I need
    Row(
        "people:needs",
        proved=True,
        data=NEEDS,
        get=Shows("What I need to feel safe"),
        post=Does("+Needs +Key", to="/needs/kept/"),
    ),
    Row("people:needs_kept", proved=True, get=Shows("The house keeps to it from now")),
    Row(
        "people:say",
        proved=True,
        data={"when": "doors fall shut", "keep": "card"},
        get=Shows("Words for a need"),
        post=Does("+Needs +Key", to="/needs/"),
    ),
    # Me
    Row("people:me", get=Shows("What the house knows of me")),
    Row(
        "people:name",
        proved=True,
        data={"name": "Quiet Harbour"},
        get=Shows("Another name"),
        post=Does("~Person ~Key +FormerName +Renaming ~Session", to="/me/name/changed/"),
    ),
    Row("people:renamed", get=Shows("from now on")),
    Row(
        "people:passphrase",
        proved=True,
        data={"passphrase": "a wholly other passphrase"},
        get=Shows("Another passphrase"),
        post=Does("~Person -Session", to="/me/passphrase/changed/"),
    ),
    Row("people:passphrase_changed", get=Shows("You have a new passphrase")),
    Row(
        "people:codes",
        proved=True,
        get=Shows("Codes for finding back"),
        post=Does("+8RecoveryCode ~Session", to="/me/codes/shown/"),
    ),
    Row(
        "people:codes_shown",
        proved=True,
        get=Shows("The codes were shown"),
        post=Does("", to="/me/"),
    ),
    Row(
        "people:walls",
        proved=True,
        data={"walls": ["alone"]},
        get=Shows("The walls that kept you safe"),
        post=Does("+Protection +Key", to="/me/"),
    ),
    Row("people:sessions", get=Shows("Where you are signed in")),
    Row("people:end_others", post=Does("-Session", to="/me/sessions/")),
    Row("people:end_session", things.session, SHE, post=Does("-Session", to="/me/sessions/")),
    Row(
        "people:stop_access",
        things.access,
        {Who.HOST, *SHE},
        post=Does("-NewAccess", words="The new access is stopped"),
    ),
    # Inviting: in this house, hosts alone
    Row("people:invitations", who={Who.HOST}, get=Shows("Inviting somebody")),
    Row(
        "people:invite",
        who={Who.HOST},
        proved=True,
        get=Shows("Invite one person"),
        post=Does("+Invitation", words="An invitation"),
    ),
    Row(
        "people:take_back",
        things.invitation,
        {Who.HOST, *SHE},
        post=Does("-Invitation", to="/me/invitations/"),
    ),
    # Taking everything along, and leaving
    Row("people:copy", proved=True, get=Shows("A copy of everything")),
    Row("people:copy_file", proved=True, get=Shows('"moments"')),
    Row(
        "people:leave",
        get=Shows("Leaving the house"),
        post=leaving("+Fall ~Bond"),
        but_post={
            **dict.fromkeys((Who.NEW, Who.HOST), leaving("")),  # who have no bonds
            **dict.fromkeys(SHE, leaving("+Fall ~Bond -PorchSeat")),
            **dict.fromkeys((Who.APART, Who.WALLED, Who.LEFT), leaving("+Fall -PorchSeat")),
            Who.WALLING: leaving("+Fall -Wall -PorchSeat"),
        },
    ),
]
