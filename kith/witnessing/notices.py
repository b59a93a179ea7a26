"""What a person finds on their own first page. It names nobody and nothing."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kith.connections.models import Side
from kith.safety.notices import notice

from . import rules
from .models import Holding, Offer, Reply


@notice(_("There is something to hear, if you have room."), "witnessing:room")
def offered(person: Any, since: Any) -> Any:
    near = Side.objects.filter(person=person, shown_step__gte=rules.OPENS).values("bond")
    shown = Q(story__bond=None) | Q(story__bond__in=near)
    return Offer.objects.filter(shown, to=person, answer=Offer.OPEN)


@notice(_("You are holding something."), "witnessing:room")
def holding(person: Any, since: Any) -> Any:
    return Holding.objects.filter(witness=person, ended_at=None, story__isnull=False)


@notice(_("Somebody has answered what you told."), "witnessing:all_told")
def answered(person: Any, since: Any) -> Any:
    return Reply.objects.came().filter(story__teller=person, asked=False, on__gte=since)
