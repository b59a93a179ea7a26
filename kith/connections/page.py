"""What the pages between two people show. Every word of it is what its reader is shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from kith.ground.sealed import Reading
from kith.people.models import Needs, Person
from kith.people.rules import visible

from . import rules
from .forms import PorchForm
from .models import Bond, Fall, Glimpse, PorchSeat, Side, Wall, Wish
from .policy import PORCH
from .rules import Step
from .words import BACK_WORDS, SAID, STEP_WORDS

Context = Callable[[Person, Bond, Side, Reading], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """What a room above adds to the page of a bond."""

    template: str
    context: Context


_parts: list[Part] = []


def part(template: str, context: Context) -> None:
    """`context(person, bond, side, reading)` gives what the template needs; what is sealed of it is
    added to the reading. Parts stand in room order."""
    _parts.append(Part(template, context))


def rows(sides: Iterable[Side]) -> list[dict[str, Any]]:
    return [{"side": side, "words": STEP_WORDS[side.step]} for side in sides]


def people(sides: Iterable[Side]) -> dict[str, Any]:
    return {"rows": rows(sides), "porch_is_open": PORCH.get()}


def around(person: Person, bond: Bond, side: Side) -> dict[str, Any]:
    reading = Reading()
    side.gather(reading)
    needs = near_needs(person, bond, side)
    if needs:
        needs.gather(reading)
    parts = [{"template": e.template, **e.context(person, bond, side, reading)} for e in _parts]
    reading.open()
    return {
        "bond": bond,
        "side": side,
        "words": STEP_WORDS[side.step],
        "ladder": ladder(side.step),
        "deep": rules.opens_up(side.step),
        "backs": [(int(step), BACK_WORDS[step]) for step in rules.backs(side.step)],
        "card": visible(needs.shown, side.step) if needs else None,
        "parts": parts,
    }


def ladder(shown: Step) -> list[dict[str, Any]]:
    """The five steps as the page draws them, from waves to open."""
    return [
        {"words": STEP_WORDS[step], "lit": step <= shown, "here": step == shown}
        for step in Step
        if step is not Step.APART
    ]


def near_needs(person: Person, bond: Bond, side: Side) -> Needs | None:
    """The other's needs; nothing of them once *apart* is shown."""
    other = bond.other(person)
    return Needs.objects.of(other) if other and not side.is_apart else None


def shown_card(person: Person, bond: Bond, side: Side) -> Any:
    """Their card, as far as this step shows it."""
    needs = near_needs(person, bond, side)
    return visible(needs.shown, side.step) if needs else None


def said(what: str) -> str | Promise:
    return SAID.get(what, "")


def distances(person: Person) -> dict[str, Any]:
    """The truth about my own acts, behind my passphrase: wishes, steps back, walls."""
    names = {side.bond_id: side.name for side in Side.objects.named(person)}
    walls = Wall.objects.put_up_by(person)
    unnamed = {wall.bond_id for wall in walls if wall.name != names.get(wall.bond_id)}
    return {
        "wishes": [
            {
                "bond": wish.bond,
                "name": names.get(wish.bond_id, ""),
                "words": STEP_WORDS[Step(wish.step)],
            }
            for wish in Wish.objects.made_by(person)
        ],
        "falls": [
            {"name": names.get(fall.bond_id, ""), "words": STEP_WORDS[Step(fall.to)]}
            for fall in Fall.objects.made_by(person)
            if fall.bond_id not in unnamed  # put up for an answer: whose it was is not known
        ],
        "walls": walls,
    }


def own_line(person: Person) -> dict[str, str]:
    seat = PorchSeat.objects.filter(person=person).first()
    return {"line": seat.line} if seat else {}


def porch(person: Person, form: PorchForm) -> dict[str, Any]:
    seat = PorchSeat.objects.filter(person=person).first()
    return {
        "form": form,
        "seat": seat,
        "glimpses": Glimpse.objects.today_for(person) if seat else [],
    }
