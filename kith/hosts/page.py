"""What the hosts' one page shows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from kith.people.models import Person
from kith.safety import hosting, policy
from kith.safety.models import Brought, Confirmation, OnDuty
from kith.witnessing.models import Offer

from . import rules
from .models import HandedUp, Tick

FIRST_DAY = {
    "leave": _("Tried “Leave this page” once, to know what it does."),
    "codes": _("Wrote down my own recovery codes and keep them somewhere safe."),
    "here": _("Wrote down when a host is here to answer."),
    "country": _("Chose the country whose help lines come first."),
    "lines": _("Confirmed at least one help line."),
    "invited": _("Invited the first person."),
    "second host": _("Invited a second host, so that nobody carries this alone."),
    "backup": _("Made a backup, or asked whoever runs the server to."),
}


def around(host: Person) -> dict[str, Any]:
    brought = Brought.objects.for_host(host)
    return {
        "brought": brought.undecided(),
        "decided": brought.filter(decision__isnull=False),
        "handed_up": HandedUp.objects.all(),
        "unheld": Offer.objects.before(host).filter(host=True).exists(),
        "until": OnDuty.objects.of(host),
        "first_day": first_day(),
        "done": all(item.done for item, _words in first_day()),
    }


def first_day() -> list[tuple[rules.Item, Any]]:
    items = rules.first_day(happened(), Tick.objects.names())
    return [(item, FIRST_DAY[item.name]) for item in items]


def happened() -> set[str]:
    """What of the first day the house can see for itself."""
    seen = {
        "here": policy.HOURS.get() != "",
        "country": policy.COUNTRY.get() != "",
        "lines": Confirmation.objects.exists(),
        "invited": Person.objects.count() > 1,
        "second host": hosting.hosts().count() > 1,
    }
    return {name for name, done in seen.items() if done}
