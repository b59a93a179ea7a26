"""What only hosts do. To anyone else these addresses are not there."""

from functools import partial

from .. import things
from ..cells import Does, Shows
from ..rows import Row
from ..whos import Who

REASON = {"reason": "We spoke with both."}
HostRow = partial(Row, who={Who.HOST}, hosts=True)

ROWS = [
    HostRow("hosts:page", get=Shows("Caring for the house")),
    HostRow("hosts:tick", data={"name": "leave"}, post=Does("+Tick", to="/hosts/")),
    HostRow("hosts:look_after", things.handed_up, post=Does("-HandedUp", to="/hosts/")),
    HostRow(
        "hosts:open",
        things.brought,
        proved=True,
        data=REASON,
        get=Shows("A wave or a note"),
        post=Does("+Opening", to="/hosts/brought/"),
    ),
    HostRow(
        "hosts:words",
        things.opened,
        proved=True,
        get=Shows(things.HIS),
        tells=things.HIS,
    ),
    HostRow(
        "hosts:decide",
        things.opened,
        proved=True,
        data=REASON,
        get=Shows("Write an answer"),
        post=Does("+Decision +Due", to="/hosts/"),
    ),
    HostRow(
        "hosts:pause",
        things.opened,
        proved=True,
        data=REASON,
        get=Shows("Ask them to stay away for now"),
        post=Does("+Pause -2Session", to="/hosts/brought/"),
    ),
    HostRow("hosts:openings", proved=True, get=Shows("Who opened what, and why")),
    HostRow("hosts:pauses", proved=True, get=Shows("The asked one")),
    HostRow(
        "hosts:end_pause",
        things.paused,
        proved=True,
        post=Does("-Pause", to="/hosts/pauses/"),
    ),
    HostRow(
        "hosts:invite",
        proved=True,
        data={"kind": "member"},
        get=Shows("Invite someone"),
        post=Does("+Invitation", words="An invitation, shown once"),
    ),
    HostRow(
        "hosts:take_back", things.invitation, post=Does("-Invitation", to="/hosts/invitations/")
    ),
    HostRow(
        "hosts:greeters",
        data={"name": "The stranger"},
        get=Shows("Greeting newcomers"),
        post=Does("+AskedToGreet", words="If somebody is called that"),
    ),
    HostRow(
        "hosts:access",
        proved=True,
        data={"name": "The stranger"},
        get=Shows("New access"),
        post=Does("+AccessAsked +NewAccess +Key", words="A code, shown once"),
    ),
    HostRow(
        "hosts:stop_access",
        things.access_asked,
        post=Does("-AccessAsked -NewAccess -Key", to="/hosts/access/"),
    ),
    HostRow("hosts:lines", get=Shows("Help lines to confirm")),
    HostRow(
        "hosts:confirm",
        data={"line": things.LINE, "how": "called"},
        post=Does("+Confirmation", to="/hosts/lines/"),
    ),
    HostRow(
        "hosts:withdraw",
        things.confirmed,
        data={"line": things.LINE},
        post=Does("-Confirmation", to="/hosts/lines/"),
    ),
    HostRow(
        "hosts:here",
        data={"hours": 2},
        get=Shows("When a host is here to answer"),
        post=Does("+OnDuty", to="/hosts/here/"),
    ),
    HostRow("hosts:gone", things.on_duty, post=Does("-OnDuty", to="/hosts/here/")),
    HostRow(
        "hosts:choices",
        proved=True,
        data=things.choices,
        get=Shows("What this house has chosen"),
        post=Does("+Chosen", to="/hosts/"),
    ),
    # Not a host's: whoever was asked to greet newcomers answers here.
    Row(
        "hosts:greeting",
        things.asked_to_greet,
        {Who.MEMBER},
        data={"answer": "yes"},
        get=Shows("Would you like to greet newcomers?"),
        post=Does("-AskedToGreet +Greeting", to="/"),
    ),
]
