"""What comes up to the hosts from the rooms below."""

from datetime import datetime

from kith.ground.due import at_turn
from kith.ground.hands import answered_by

from .models import AccessAsked, HandedUp


@answered_by
def take(kind: str, ref: str, words: str) -> None:
    """The words stay below: a host is told that something waits for them, and nothing of it."""
    HandedUp.objects.take(kind, ref)


@at_turn("hosts.let_go")
def let_go(turn: datetime) -> None:
    AccessAsked.objects.let_go()
