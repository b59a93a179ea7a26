"""What moments add to the page of a bond. The giver's own list is the same whatever happened."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from kith.connections import page
from kith.connections.models import Bond, Side
from kith.connections.rules import Step
from kith.ground import choices, clock
from kith.ground.gate import may
from kith.ground.sealed import Reading
from kith.people.models import Person

from . import rules
from .forms import AskForm, LineForm
from .models import Ask, Delivery, Moment, Talk
from .models.delivery import lately_come
from .models.moment import lately_given
from .words import GESTURE_WORDS, KIND_WORDS, day_words

A_PAGE = 40  # of each, on a page of all of them: it takes as long after years as after weeks
MOST_DIGITS = 6  # of a page's number, as somebody may write it


def ways(side: Side) -> dict[str, Any]:
    """What can be given at the step that is shown."""
    return {
        "gestures": gestures() if side.step >= Step.WAVE else [],
        "notes": side.step >= Step.NOTE,
        "talks": side.step >= Step.TALK,
    }


def gestures() -> list[dict[str, Any]]:
    return [
        {"name": name, "words": GESTURE_WORDS[name], "picture": drawn(name)}
        for name in rules.GESTURES
    ]


def lately(person: Person, bond: Bond, side: Side, reading: Reading) -> dict[str, Any]:
    """What was said last."""
    came = lately_come(bond, person) if not side.is_apart else []
    gave = lately_given(bond, person)
    return both(came, gave, reading, rules.LATELY)


def both(came: list[Delivery], gave: list[Moment], reading: Reading, most: int) -> dict[str, Any]:
    """What came from the other, nothing of it where *apart* is shown; and what this person gave,
    in their own copies, which are the same whatever became of it."""
    for moment in [*(delivery.moment for delivery in came), *gave]:
        moment.gather(reading)
    today = choices.today()
    return {
        "came": shown([Row(each.moment, each.arrived_on or today, today) for each in came], most),
        "gave": shown([Row(each, each.on, today) for each in gave], most),
    }


def shown(rows: "list[Row]", most: int) -> dict[str, Any]:
    return {"rows": rows, "more": len(rows) == most}


def all_of_it(person: Person, bond: Bond, page: int) -> dict[str, Any]:
    """All that was said here, the latest on page 1 and what was before that on the next ones."""
    side, reading = bond.side_of(person), Reading()
    if side:
        side.gather(reading)
    part = slice((page - 1) * A_PAGE, page * A_PAGE)
    near = side is not None and not side.is_apart
    came = list(Delivery.objects.came_in(bond, person)[part]) if near else []
    gave = list(Moment.objects.given_in(bond, person)[part])
    said = both(came, gave, reading, A_PAGE)
    reading.open()
    more = said["came"]["more"] or said["gave"]["more"]
    pages = {"now": page, "later": page - 1, "earlier": page + 1 if more else 0}
    return {"bond": bond, "side": side, **said, "pages": pages}


def page_number(said: str) -> int:
    """Whatever somebody may write there: what is no page is the first."""
    number = int(said) if said.isdecimal() and len(said) <= MOST_DIGITS else 1
    return max(1, number)


def where(bond: Bond, page: str) -> str:
    """The page on which something stood: of the list that it was pressed in, or of the two."""
    if not page:
        return reverse("connections:bond", args=[bond.token])
    return f"{reverse('moments:said', args=[bond.token])}?page={page_number(page)}"


@dataclass(frozen=True, slots=True)
class Row:
    """One moment as a page shows it, once its words are open."""

    moment: Moment
    on: date
    today: date

    @property
    def day(self) -> str:
        return day_words(self.on, self.today)

    @property
    def note(self) -> str:
        return self.moment.words if self.moment.kind == rules.NOTE else ""

    @property
    def told(self) -> str | Promise:
        """What it is called, where it has no words of its own."""
        gesture = GESTURE_WORDS.get(self.moment.words) if self.moment.kind == rules.WAVE else None
        return gesture or KIND_WORDS[self.moment.kind]

    @property
    def picture(self) -> str:
        known = self.moment.kind == rules.WAVE and self.moment.words in rules.GESTURES
        return drawn(self.moment.words) if known else ""


@cache
def drawn(gesture: str) -> SafeString:
    """The picture of a gesture: the same for everyone, so it is read once."""
    return render_to_string(f"moments/gestures/{gesture}.html")


def live(person: Person, bond: Bond) -> dict[str, Any]:
    """A talk that is going on, or one that the other asks for now."""
    asks = Ask.objects.lately(person, [bond])
    return {"asks": Ask.objects.before(person, asks), "talk": next(iter(going_on(asks)), None)}


def going_on(asks: list[Ask]) -> list[Talk]:
    """Each talk that is going on, once, whoever asked for it."""
    talks = {ask.talk.pk: ask.talk for ask in asks if ask.talk and ask.talk.is_going_on}
    return list(talks.values())


def between(person: Person, bond: Bond, side: Side, reading: Reading) -> dict[str, Any]:
    return {**live(person, bond), **ways(side), **lately(person, bond, side, reading)}


page.part("moments/_between.html", between)


# A box to write in


def place(bond: Bond) -> str:
    return f"note:{bond.token}"


# A talk


def asking(person: Person, bond: Bond, form: AskForm) -> dict[str, Any]:
    """The page on which a talk is asked for: now, or some time."""
    return {
        "bond": bond,
        "side": bond.side_of(person),
        "form": form,
        "ask": may(person, "moments.ask", bond),
        "waiting": Ask.objects.waiting(person, bond),
        "talk": Talk.objects.going_on(bond),
    }


def talk(person: Person, talk: Talk, form: LineForm) -> dict[str, Any]:
    side = talk.bond.side_of(person)
    lines = talk.opened(side)
    for line in lines:
        line.mine = line.who_id == person.pk
    return {
        "talk": talk,
        "bond": talk.bond,
        "name": side.name if side else "",
        "lines": lines,
        "form": form,
        "left": max(0, int((talk.ends_at - clock.now()).total_seconds())),
        "of": talk.minutes * 60,
    }
