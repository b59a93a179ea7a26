"""What a person finds on their own first page. It names nobody and nothing."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from kith.safety.notices import notice

from .models import Holding, Offer, Reply, Story
from .models.holding import as_still_near


@notice(_("There is something to hear, if you have room."), "witnessing:room")
def offered(person: Any, now: Any, since: Any) -> Any:
    return Offer.objects.seen_by(person, "witnessing.take").filter(answer=Offer.OPEN, until__gt=now)


@notice(_("You are holding something."), "witnessing:room")
def holding(person: Any, now: Any, since: Any) -> Any:
    return Holding.objects.seen_by(person, "witnessing.see_held")


@notice(_("Somebody has answered what you told."), "witnessing:all_told")
def answered(person: Any, now: Any, since: Any) -> Any:
    came = Reply.objects.came().filter(handed_on=False)
    return came.filter(story__teller=person, asked=False, on__gte=since)


@notice(
    _("What you told has found nobody yet. You can choose how it goes on."), "witnessing:all_told"
)
def looks_longer(person: Any, now: Any, since: Any) -> Any:
    """Longer than was said; and for some days, that it has closed with nobody having held it."""
    held = Holding.objects.filter(as_still_near(), story=OuterRef("pk"))
    answered = Reply.objects.came().filter(story=OuterRef("pk"), handed_on=False)
    late = Story.objects.filter(teller=person, truth_at__lte=now, until__date__gte=since)
    return late.exclude(Exists(held)).exclude(Exists(answered))
