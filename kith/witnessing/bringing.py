"""What of telling and hearing can be written down and brought to a host."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.connections.models import Bond
from kith.pace.places import writes
from kith.people.models import Person
from kith.safety.bringing import bringable

from .models import Holding, Reply, Story


def telling(person: Person, token: str) -> str | None:
    """How the box is called among the drafts of whoever may write in it."""
    if not token:
        return _("Something to tell")
    bond = Bond.objects.seen_by(person, "witnessing.tell_to").filter(token=token).first()
    side = bond.side_of(person) if bond else None
    return _("Something to tell %(name)s") % {"name": side.name} if side else None


def address_of_telling(token: str) -> str:
    return reverse("witnessing:tell_to", args=[token]) if token else reverse("witnessing:tell")


def answering(person: Person, token: str) -> str | None:
    mine = Holding.objects.seen_by(person, "witnessing.see_held").filter(token=token)
    return _("An answer") if mine.exists() else None


writes("tell", telling, address_of_telling, asks_more=True)
writes("answer", answering, lambda token: reverse("witnessing:hold", args=[token]))


def own_words(story: Story, person: Person) -> str:
    return story.said


def what_was_told(holding: Holding, person: Person) -> str:
    return holding.story.said if holding.story else ""


def who_told(holding: Holding, person: Person) -> Person | None:
    return holding.story.teller if holding.story else None


bringable(
    "story",
    Story,
    words=gettext_lazy("Something they told"),
    see="witnessing.words",
    copy=own_words,
    about=lambda story, person: None,
    proved=True,
)
bringable(
    "held",
    Holding,
    words=gettext_lazy("Something that was told to them"),
    see="witnessing.see_held",
    copy=what_was_told,
    about=who_told,
)
bringable(
    "answer",
    Reply,
    words=gettext_lazy("An answer to something told"),
    see="witnessing.see_reply",
    copy=lambda reply, person: reply.said,
    about=lambda reply, person: reply.witness,
    proved=True,
)
