"""What the pages of having room and of holding show."""

from typing import Any

from kith.ground import choices, clock
from kith.ground.door import Request
from kith.ground.gate import may
from kith.people.models import Person

from . import rules
from .forms import HandOnForm, RoomForm
from .models import Holding, Offer, Reply, Room, Witness
from .models.felt import FeltHeard
from .page import hosts_here, kind, names_of, offered
from .policy.hearing import PRACTISE_FIRST
from .words import WISHED_WORDS


def room(person: Person, form: Any = None) -> dict[str, Any]:
    witness = Witness.objects.of(person)
    names, may_open = names_of(person), may(person, "witnessing.open", person)
    held: Any = Holding.objects.seen_by(person, "witnessing.see_held").order_by("at", "pk")
    return {
        "open": Room.objects.of(person).first(),
        "full": witness is not None and not witness.is_free(clock.now()),
        "form": form or RoomForm(initial=said_before(witness)),
        "may_open": may_open,
        "practises": may_open.words == str(PRACTISE_FIRST),
        "offers": [offered(offer, names) for offer in Offer.objects.before(person)],
        "holdings": [{"it": each, **kind(each.story)} for each in held],
        "zone": choices.ZONE.get(),
        "felt_heard": FeltHeard.objects.people_felt_heard(person),
    }


def said_before(witness: Witness | None) -> dict[str, Any]:
    if witness is None or not witness.has_said:
        return {}
    return {
        "many": witness.many,
        "a_day": witness.a_day,
        "heaviest": witness.heaviest,
        "not_topics": sorted(rules.topics_of(witness.not_topics)),
        "language": witness.languages,
    }


def holding(
    request: Request, holding: Holding, form: Any, on: HandOnForm | None = None
) -> dict[str, Any]:
    """What they hold. Nothing of it once it was taken back, or they are further away; but what they
    wrote themselves stays in its box."""
    shown = may(request.person, "witnessing.see_held", holding).opens
    story = holding.story if shown else None
    names = names_of(request.person) if story and story.bond else {}
    mine = Reply.objects.answering(holding)
    return {
        "holding": holding,
        "story": story,
        **({"story_kind": kind(story), "wish": WISHED_WORDS[story.wish]} if story else {}),
        "by": names.get(story.bond_id, "") if story else "",
        "words": story.said if story else "",
        "form": form,
        "on": on or HandOnForm(initial={"words": request.POST.get("on-words", "")}),
        "writes": bool(story) or form.is_bound or on is not None,
        "place": holding.box,
        "reply": mine,
        "unsays": bool(mine) and may(request.person, "witnessing.unsay", mine).opens,
        **hosts_here(),
    }
