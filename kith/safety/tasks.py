"""What safety does by the clock."""

from datetime import datetime

from kith.ground.due import at_turn, when_due

from . import ending
from .models import Brought


@when_due("safety.brought_goes")
def brought_goes(token: str) -> None:
    for brought in Brought.objects.filter(token=token).select_for_update(no_key=True, of=("self",)):
        brought.go()


@at_turn("safety.endings")
def endings(turn: datetime) -> None:
    """Sessions that ended while the database was away, where no process lived to write it."""
    ending.finish()
