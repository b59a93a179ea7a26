"""What a copy of everything holds of safety, and what is said on a person's first page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.people import life
from kith.people.models import Person

from .models import Brought
from .notices import notice


def copy(person: Person) -> list[dict[str, Any]]:
    return [_plain(brought) for brought in person.brought.select_related("decision")]


def _plain(brought: Brought) -> dict[str, Any]:
    return {
        "kind": brought.kind,
        "on": brought.on.isoformat(),
        "reason": brought.reason,
        "seen": brought.copy,
        "words": brought.words,
        "answer": brought.decision.reason if brought.is_decided else "",
    }


life.in_the_copy("brought_to_hosts", copy)


@notice(_("There is an answer for you, behind your passphrase."), "safety:yours")
def answered(person: Any, now: Any, since: Any) -> Any:
    return Brought.objects.filter(by=person, decision__on__gte=since)
