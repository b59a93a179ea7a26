"""Who may stand before an address, and how the house is then.

Outside of what is between Ana and Ben stand a newcomer, a member who is a stranger to them, and a
host. Inside, Ana is met at each step and in every way in which one of two can be away. Ben is the
other: what is Ana's own is not his. Where nothing is said of their step they are at short talks; a
thing that only two at feelings can have brings them there.
"""

from collections.abc import Callable
from enum import StrEnum

from kith.connections import life
from kith.connections.rules import Step
from kith.pace.models import Rest

from .world import World


class Who(StrEnum):
    SIGNED_OUT = "signed out"
    NEW = "new"
    MEMBER = "a member, a stranger to it"
    HOST = "a host"
    OTHER = "the other"
    APART = "apart"
    WAVE = "at waves"
    NOTE = "at notes"
    TALK = "at short talks"
    FEELING = "at feelings"
    WALLED = "walled by"
    WALLING = "walling"
    RESTS = "resting"
    THEY_REST = "they rest"
    LEFT = "they left"


OUTSIDE = {Who.NEW, Who.MEMBER, Who.HOST}
AWAY = {Who.WALLED, Who.WALLING, Who.RESTS, Who.THEY_REST, Who.LEFT}  # shown as before
SHOWN_NEAR = {Who.TALK, Who.FEELING, *AWAY}
SHE = {Who.APART, Who.WAVE, Who.NOTE, *SHOWN_NEAR}
BOTH = {Who.OTHER, *SHE}
EVERYONE = {*OUTSIDE, *BOTH}
MOST_LIKELY = (Who.TALK, Who.FEELING, Who.HOST, Who.MEMBER, Who.APART)  # of them one may come
GONE = {Who.WALLED, Who.WALLING, Who.LEFT}  # nothing is delivered any more


def at(step: Step) -> Callable[[World], None]:
    """Both are here, and have been for long."""

    def stand(world: World) -> None:
        bond = world.bond.locked()
        life.fell(bond, step, world.ben)
        bond.real_step = step
        bond.save()
        bond.sides.update(shown_step=step)

    return stand


STATES: dict[Who, Callable[[World], None]] = {
    Who.APART: at(Step.APART),
    Who.WAVE: at(Step.WAVE),
    Who.NOTE: at(Step.NOTE),
    Who.TALK: at(Step.TALK),
    Who.FEELING: at(Step.FEELING),
    Who.WALLED: lambda world: world.bond.locked().wall(world.ben, "Ana"),
    Who.WALLING: lambda world: world.bond.locked().wall(world.ana, "Ben"),
    Who.RESTS: lambda world: Rest.objects.begin(world.ana),
    Who.THEY_REST: lambda world: Rest.objects.begin(world.ben),
    Who.LEFT: lambda world: world.ben.leave(),
}


def person(who: Who) -> str:
    """Which of the cast that is; nobody where nobody is signed in."""
    outside = {
        Who.SIGNED_OUT: "",
        Who.NEW: "newcomer",
        Who.MEMBER: "stranger",
        Who.HOST: "dina",
        Who.OTHER: "ben",
    }
    return outside.get(who, "ana")


def become(world: World, who: Who) -> None:
    """The house as it is for this one."""
    STATES.get(who, lambda world: None)(world)
