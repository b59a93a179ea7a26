"""Who may bring what, and what a host chooses about help."""

from django.utils.translation import gettext_lazy as _

from kith.ground.choices import Choice
from kith.ground.gate import UNKNOWN, YES, Verdict, allows, may, only
from kith.people.models import Person

from .bringing import Bringing
from .lines import COUNTRIES
from .models import Brought

COUNTRY = Choice(
    "safety.country",
    "",
    _("The country whose help lines come first on the help page."),
    lambda code: code == "" or code in COUNTRIES,
    lambda: [("", _("None of them")), *COUNTRIES.items()],
)
HOURS = Choice(
    "safety.hours",
    "",
    _("When a host is usually here to answer, in words: “Tuesdays and Fridays, 18:00 to 20:00”."),
    lambda words: len(words) <= 200,
)


@allows("safety.tell")
def tell(person: Person, me: Person) -> Verdict:
    """Anyone can tell a host something, at rest and asked to stay away too."""
    return YES


@allows("safety.write_back")
def write_back(person: Person | None, me: Person | None) -> Verdict:
    """Whoever was asked to stay away cannot sign in: their passphrase is asked on the page."""
    return YES


@allows("safety.bring")
def bring(person: Person, bringing: Bringing) -> Verdict:
    """What one can see, one can bring, whatever else one may do with it now."""
    seen = may(person, bringing.kind.see, bringing.thing)
    return only(bringing.person == person and seen is not UNKNOWN)


@allows("safety.appeal")
def appeal(person: Person, brought: Brought) -> Verdict:
    """Once for each decision, by whoever it was told to."""
    told = brought.by_id == person.pk and brought.is_decided
    return only(told and not hasattr(brought, "appeal"))
