"""What people do by the clock: names and cards that come to light, people who go, sweeping."""

from datetime import datetime, timedelta

from kith.ground import choices, clock, due
from kith.ground.due import at_turn, when_due

from .models import FormerName, Invitation, Leaving, Needs, NewAccess, Person, Renaming, Session
from .models.needs import TOO_YOUNG

AN_HOUR = timedelta(hours=1)


@at_turn("people.gone")
def gone(turn: datetime) -> None:
    """Everyone who left goes in a transaction of their own."""
    for leaving in Leaving.objects.filter(at__lte=turn - TOO_YOUNG).select_related("person"):
        due.at("people.go", leaving.person.token, clock.now())


@when_due("people.go")
def go(token: str) -> None:
    for person in Person.objects.filter(token=token, leaving__isnull=False):
        person.go()


@at_turn("people.names")
def names(turn: datetime) -> None:
    for renaming in Renaming.objects.filter(at__lte=turn - TOO_YOUNG).select_related("person"):
        renaming.come_to_light()


@at_turn("people.cards")
def cards(turn: datetime) -> None:
    for needs in Needs.objects.filter(changed_at__lte=turn - TOO_YOUNG).select_related("person"):
        needs.come_to_light()


@at_turn("people.let_go")
def let_go(_turn: datetime) -> None:
    FormerName.objects.let_go(choices.today())
    Invitation.objects.let_go()
    NewAccess.objects.let_go()


@at_turn("people.sweeping")
def sweeping(turn: datetime) -> None:
    due.at("people.sweep", "", clock.now())


@when_due("people.sweep")
def sweep(ref: str) -> None:
    """Sessions that are over, every hour."""
    Session.objects.sweep()
    due.at("people.sweep", "", clock.now() + AN_HOUR)
