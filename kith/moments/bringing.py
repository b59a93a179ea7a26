"""What of a moment can be written down and brought: a note to its writer's drafts, and anything
that was seen to a host."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kith.connections.models import Bond
from kith.pace.places import writes
from kith.people.models import Person
from kith.safety.bringing import bringable

from . import rules
from .models import Moment, Talk
from .words import GESTURE_WORDS, KIND_WORDS


def a_note_to(person: Person, token: str) -> str | None:
    """How a note's box is called among the drafts of whoever may write in it."""
    bond = Bond.objects.seen_by(person, "moments.note").filter(token=token).first()
    side = bond.side_of(person) if bond else None
    return _("A note to %(name)s") % {"name": side.name} if side else None


def copy(moment: Moment, person: Person) -> str:
    """What was seen, as words."""
    if moment.kind == rules.NOTE:
        return moment.said
    gesture = GESTURE_WORDS.get(moment.said, "")
    return ": ".join(str(each) for each in (KIND_WORDS[moment.kind], gesture) if each)


def copy_of_talk(talk: Talk, person: Person) -> str:
    side = talk.bond.side_of(person)
    other = side.name if side else ""
    said = [(_("I") if line.who_id == person.pk else other, line.words) for line in talk.opened()]
    return "\n".join(f"{name}: {words}" for name, words in said)


def about(moment: Moment | Talk, person: Person) -> Person | None:
    return moment.bond.other(person)


writes("note", a_note_to, lambda token: reverse("moments:note", args=[token]))
bringable(
    "moment",
    Moment,
    words=gettext_lazy("A wave or a note"),
    see="moments.see",
    copy=copy,
    about=about,
)
bringable(
    "talk",
    Talk,
    words=gettext_lazy("A talk"),
    see="moments.see_talk",
    copy=copy_of_talk,
    about=about,
)
