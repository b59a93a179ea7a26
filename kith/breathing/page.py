"""What the pages of settling show."""

from typing import Any

from kith.connections import page
from kith.connections.models import Bond, Crowd, Side
from kith.ground import choices
from kith.ground.gate import may
from kith.ground.sealed import Reading
from kith.people.models import Person

from . import rules
from .forms import AfterForm, BeforeForm
from .models import Invite, Manner, Seat, Settling
from .words import FINDING_WORDS, HOLD_WORDS, IN_WORDS, OUT_WORDS, PRESS_WORDS, TAP_WORDS

PACED = 6  # breaths of the text that is read alone: about a minute


def breathe(person: Person) -> dict[str, Any]:
    sides = [side for side in Side.objects.named(person) if side.shown_step >= rules.OPENS]
    return {
        "sides": sides,
        "invites": with_names(Invite.objects.before(person), sides),
        "company": Crowd.objects.exists(),
        "seat": Seat.objects.of(person),
    }


def with_names(invites: list[Invite], sides: list[Side]) -> list[dict[str, Any]]:
    names = {side.bond_id: side.name for side in sides}
    return [{"it": each, "name": names[each.bond_id]} for each in invites if each.bond_id in names]


def alone(person: Person) -> dict[str, Any]:
    manner = Manner.objects.of(person)
    return {**words(manner), "breaths": range(PACED), "way": manner.way}


def words(manner: Manner) -> dict[str, Any]:
    return {"in_words": IN_WORDS[manner.way], "out_words": OUT_WORDS[manner.way]}


def sitting(person: Person, bond: Bond, form: BeforeForm) -> dict[str, Any]:
    return {
        "bond": bond,
        "side": bond.side_of(person),
        "form": form,
        "invite": may(person, "breathing.invite", bond),
    }


def room(person: Person) -> dict[str, Any]:
    """Where they sit; nothing of who else does."""
    seat, manner = Seat.objects.of(person), Manner.objects.of(person)
    side = seat.bond.side_of(person) if seat and seat.bond else None
    invited = Invite.objects.lately(person, seat.bond) if seat and seat.bond else None
    return {
        "seat": seat,
        "name": side.name if side else "",
        "manner": manner,
        "unanswered": invited is not None and invited.is_not_now,
        "places": range(rules.COMPANY),
        "how": (TAP_WORDS if manner.taps else HOLD_WORDS)[manner.way],
        "press": PRESS_WORDS[manner.way],
        "finding": FINDING_WORDS[manner.way],
        **words(manner),
    }


def left(person: Person, form: AfterForm) -> dict[str, Any]:
    """What they said before and after, for them alone; and what can be done now."""
    after = form.cleaned_data["upset"]
    settling = Settling.objects.present(person)
    eased = settling.end(after) if settling else None
    said = settling.said if settling else {}
    return {"before": said.get("before"), "after": after, "more_upset": rules.quieter([eased])}


def record(person: Person) -> dict[str, Any]:
    return {"settlings": Settling.objects.opened(person), "today": choices.today()}


# The page of a bond


def beside(person: Person, bond: Bond, side: Side, reading: Reading) -> dict[str, Any]:
    invites = Invite.objects.before(person) if side.shown_step >= rules.OPENS else []
    return {
        "opens": side.shown_step >= rules.OPENS,
        "invite": next((each for each in invites if each.bond_id == bond.pk), None),
    }


page.part("breathing/_beside.html", beside)
