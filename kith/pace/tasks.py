"""What arriving, leaving and a copy of everything mean for rest, limits and drafts."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.ground.ids import new_token
from kith.people import life as people_life
from kith.people.models import Person

from . import places
from .models import Draft, OwnLimit, Rest

people_life.comes_along("rest")


@people_life.on_leaving
def forget(person: Person) -> None:
    """Only the leaver ever saw these."""
    Draft.objects.forget(person)
    OwnLimit.objects.keep(person, None)


def copy(person: Person) -> dict[str, Any]:
    return {
        "resting": Rest.objects.filter(person=person).exists(),
        "own_limit_a_day": OwnLimit.objects.of(person),
        "drafts": [
            {"place": draft.where.words if draft.where else "", "words": draft.words}
            for draft in Draft.objects.opened(person)
        ],
    }


people_life.in_the_copy("pace", copy)


def keep_need(person: Person, words: str) -> None:
    """A sentence found on the needs pages, to be read again another day."""
    Draft.objects.keep(person, "need:said", words, new_token())


places.writes("need", lambda person, ref: _("Words for a need"), lambda ref: reverse("people:say"))
people_life.keeps_words("draft", gettext_lazy("Keep it as a draft"), "/drafts/", keep_need)
