"""What Today shows, gathered with few questions. No counts, and nothing that waits on anybody."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, Subquery

from kith.breathing.models import Invite
from kith.breathing.models.invite import wait as invite_stands
from kith.connections.models import Side
from kith.connections.rules import Step
from kith.ground import afterwards, choices, clock, sealed
from kith.ground.door import Request
from kith.ground.prepared import prepared
from kith.moments.models import Ask, Came, Delivery
from kith.moments.page import going_on
from kith.moments.words import day_words
from kith.pace.models import Draft
from kith.people.models import Needs, NewAccess, Person
from kith.safety import notices

from . import rules
from .words import CAME, GREETINGS

LIKED = "today"  # in the session: what was said to today's small thing


def around(request: Request) -> dict[str, Any]:
    person, day = request.person, choices.today()
    needs = Needs.objects.of(person)
    sides = Side.objects.all_of(person)
    name = named(person, sides)
    lately = Ask.objects.lately(person, [side.bond for side in sides])
    said = to_be_said(person)
    return {
        "greeting": greeting(name, needs),
        "small": small(request, sides, needs, day),
        "since": since(request, sides, day),
        "asks": with_names(Ask.objects.before(person, lately), sides),
        "talks": with_names(going_on(lately), sides),
        "resting": hasattr(person, "rest"),
        "invites": with_names(Invite.objects.before(person) if said["invited"] else [], sides),
        **said,
    }


def to_be_said(person: Person) -> dict[str, Any]:
    """Whatever has something to say to them now: all of it with one question."""
    now = clock.now()
    (answers,) = what_is_to_be_said(person, now, notices.since(), now - invite_stands())
    notes = notices.that_stand(answers)
    known = ("ripe", "access", "invited")
    return {"notices": notes, **{name: answers[name] for name in known}}


@prepared
def what_is_to_be_said(person: Any, now: Any, since: Any, invited_since: Any) -> Any:
    ripe = Exists(Draft.objects.ripe(person, now))
    access = Subquery(NewAccess.objects.filter(person=person).values("token")[:1])
    invited = Exists(Invite.objects.to(person, invited_since))
    asked: dict[str, Any] = {"ripe": ripe, "access": access, "invited": invited}
    asked |= notices.questions(person, now, since)
    return Person.objects.filter(pk=person).annotate(**asked).values(*asked)


def named(person: Person, sides: list[Side]) -> str:
    """One's own name and everybody else's, with one query for the keys."""
    names = sealed.read_all(
        [
            (person.shown, person.sealed_name, "name"),
            *((person.own, side.sealed_name, "bond") for side in sides),
        ]
    )
    for side, name in zip(sides, names[1:], strict=True):
        side.name = name or ""
    return names[0] or ""


def greeting(name: str, needs: Needs) -> str:
    hour = clock.now().astimezone(ZoneInfo(needs.zone)).hour
    return GREETINGS[rules.part_of_day(hour)] % {"name": name}


def small(request: Request, sides: list[Side], needs: Needs, day: Any) -> dict[str, Any] | None:
    """One small thing, if they like; nothing once they have said *not today*."""
    said = liked(request, day)
    if said["not_today"]:
        return None
    waves = [side for side in sides if side.step >= Step.WAVE]
    notes = [side for side in sides if side.step >= Step.NOTE]
    things = rules.open_now(note=bool(notes), wave=bool(waves), card=bool(needs.sealed_card))
    thing = rules.fitting(things, said["smaller"])
    among = notes if thing is rules.Small.NOTE else waves
    return {
        "kind": str(thing),
        "side": rules.of_the_day(among, day.toordinal()),
        "is_smallest": thing is things[-1],
    }


def liked(request: Request, day: Any) -> dict[str, Any]:
    """What was said today; from the next daily turn on it is forgotten."""
    said = request.session.get(LIKED, {})
    fresh = {"day": day.isoformat(), "smaller": 0, "not_today": False}
    return said if said.get("day") == fresh["day"] else fresh


def smaller(request: Request) -> None:
    said = liked(request, choices.today())
    request.session[LIKED] = said | {"smaller": said["smaller"] + 1}


def not_today(request: Request) -> None:
    request.session[LIKED] = liked(request, choices.today()) | {"not_today": True}


def since(request: Request, sides: list[Side], day: Any) -> list[dict[str, Any]]:
    """What came since they were last here: one line a person, and it stays for the day."""
    person = request.person
    told = Delivery.objects.told(person, day)
    if any(came.seen_on is None for came in told):
        afterwards.do(request, Delivery.objects.to_look_at(person, day).seen, day)
    by_bond: dict[int, list[Came]] = {}
    for came in told:
        by_bond.setdefault(came.bond, []).append(came)
    known = {side.bond_id: side for side in sides}
    return [
        {"side": known[bond], "words": words_of(several, day)} for bond, several in by_bond.items()
    ]


def words_of(several: list[Came], day: Any) -> str:
    """One line a person, however much came."""
    kind = rules.telling([came.kind for came in several], list(CAME))
    last = next(came for came in several if came.kind == kind)
    return CAME[kind] % {"day": day_words(last.on or day, day)}


def with_names(things: Iterable[Any], sides: list[Side]) -> list[dict[str, Any]]:
    names = {side.bond_id: side.name for side in sides}
    return [{"it": thing, "name": names.get(thing.bond_id, "")} for thing in things]
