"""What the pages of telling show, and the page of a bond."""

from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from kith.connections import page
from kith.connections.models import Bond, Side
from kith.ground import choices, clock
from kith.ground.door import Request
from kith.ground.sealed import Reading
from kith.people.models import Person
from kith.safety import policy as safety
from kith.safety.crisis import CALLED, sounds_like
from kith.safety.models import OnDuty

from . import rules
from .models import Holding, Offer, Reply, Story
from .models.holding import as_still_near
from .models.stories import Stories
from .offering import hosts_as_shown, strangers_meet
from .policy.telling import is_full
from .words import (
    NEAR_WORDS,
    PHASE_WORDS,
    SIZE_WORDS,
    TOPIC_WORDS,
    WEIGHT_WORDS,
    WISHED_WORDS,
    WITHIN_WORDS,
)


def kind(story: Story) -> dict[str, Any]:
    """As much as an offer says: size, weight, topics."""
    topics = [TOPIC_WORDS[each] for each in rules.TOPICS if each in rules.topics_of(story.topics)]
    return {
        "size": SIZE_WORDS[story.size],
        "weight": WEIGHT_WORDS[story.weight],
        "topics": topics,
        "wish": WISHED_WORDS[story.wish],
    }


def hosts_here() -> dict[str, Any]:
    """Said before anything is sent: whether a host is here, and until when."""
    kept = {"hours": safety.HOURS.get(), "zone": choices.ZONE.get()}
    return {"on_duty": OnDuty.objects.now(), **kept}


def usually(usual: timedelta | None) -> Any:
    return WITHIN_WORDS.get(round(usual.total_seconds() / 60)) if usual else None


def telling(request: Request, form: Any, bond: Bond | None = None) -> dict[str, Any]:
    return {
        "form": form,
        "bond": bond,
        "side": bond.side_of(request.person) if bond else None,
        "place": place(bond),
        "full": is_full(request.person),
        "usually": usually(Story.objects.usual()) if bond is None else None,
        **hosts_here(),
    }


def place(bond: Bond | None) -> str:
    return f"tell:{bond.token}" if bond else "tell:"


def courses(stories: Stories) -> Stories:
    """With what has become of each of them, asked at once."""
    held = Holding.objects.filter(as_still_near(), story=OuterRef("pk"))
    answers = Reply.objects.came().filter(story=OuterRef("pk"))
    came_back = Reply.objects.filter(holding=OuterRef("pk"), delivered=True, handed_on=False)
    asked = Offer.objects.filter(host=True, answer__in=(Offer.OPEN, Offer.PASSED))
    return stories.annotate(
        held_by=many(held),
        answers=many(answers),
        answered=many(answers.filter(handed_on=False)),
        writing=Exists(held.filter(~Exists(came_back), wrote_at__isnull=False)),
        host_asked=Exists(asked.filter(story=OuterRef("pk"))),
    )


def many(rows: Any) -> Coalesce:
    counted = rows.order_by().values("story").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), Value(0), output_field=IntegerField())


def where(story: Any, hosts: bool) -> rules.Phase:
    """Where it is, for whoever told it; once its course is known. Whether there are hosts to be
    asked is what they are shown: one behind a wall was asked, as far as anybody can tell."""
    asks_hosts = hosts and story.host_ok and story.bond_id is None
    in_time = clock.now() < story.from_at + rules.TO_A_HOST
    course = rules.Course(
        from_at=story.from_at,
        until=story.until,
        truth_at=story.truth_at,
        held=story.held_by,
        answered=story.answered,
        writing=story.writing,
        host_asked=story.host_asked or (asks_hosts and not in_time),
    )
    return rules.phase(course, clock.now())


def said_of(story: Story, phase: rules.Phase) -> Any:
    return (NEAR_WORDS if story.bond_id else PHASE_WORDS)[phase]


def all_told(person: Person) -> dict[str, Any]:
    today, names, hosts = choices.today(), names_of(person), hosts_as_shown(person)
    return {
        "told": [
            {
                "story": story,
                "to": names.get(story.bond_id, ""),
                "phase": phase.value,
                "where": said_of(story, phase),
                **kind(story),
            }
            for story, phase in (
                (each, where(each, hosts)) for each in courses(Story.objects.of(person))
            )
        ],
        "today": today,
        "strangers": strangers_meet(),
        "nears": [side for side in Side.objects.named(person) if side.step >= rules.OPENS],
    }


def names_of(person: Person) -> dict[Any, str]:
    return {side.bond_id: side.name for side in Side.objects.named(person)}


def told(person: Person, story: Story) -> dict[str, Any]:
    """Where it is, and what can be done; none of its words."""
    course: Any = courses(Story.objects.filter(pk=story.pk)).get()
    hosts = hosts_as_shown(person)
    phase = where(course, hosts)
    near = story.bond is not None
    alone = phase in {rules.Phase.LONGER, rules.Phase.OVER, rules.Phase.HOST_ASKED}
    return {
        "story": story,
        "story_kind": kind(story),
        "to": names_of(person).get(story.bond_id, "") if story.bond else "",
        "phase": phase.value,
        "where": said_of(story, phase),
        "alone": alone,
        "another": phase == rules.Phase.ANSWERED and not near and story.looks_for(clock.now()) > 0,
        "anyone": alone and near and strangers_meet(),
        "a_host": alone and not near and not story.host_ok and hosts,
        "no_host": alone and not near and not hosts,
        "closed": alone and not near and not strangers_meet(),
        "answers": course.answers,
        "answered": course.answered,
        **hosts_here(),
    }


def words(story: Story) -> dict[str, Any]:
    """All of it, behind the passphrase."""
    return {
        "story": story,
        "story_kind": kind(story),
        "replies": Reply.objects.opened(story),
        "crisis": sounds_like(story.said) >= CALLED,
    }


# The page of a bond


def offered(offer: Offer, names: dict[Any, str]) -> dict[str, Any]:
    return {"it": offer, "by": names.get(offer.story.bond_id, ""), **kind(offer.story)}


def beside(person: Person, bond: Bond, side: Side, reading: Reading) -> dict[str, Any]:
    if side.step < rules.OPENS:
        return {"opens": False}
    offers = Offer.objects.before(person).filter(story__bond=bond)
    names = {bond.pk: side.name}
    return {"opens": True, "bond": bond, "offers": [offered(each, names) for each in offers]}


page.part("witnessing/_beside.html", beside)
