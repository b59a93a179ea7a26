"""What every page has around it. Small and neutral: it is the same for everyone who is here."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Way:
    """One way on, in the bar that every page has."""

    address: str
    words: str | Promise
    here: bool = False


NEAR = [("/today/", _("Today")), ("/people/", _("People")), ("/needs/", _("My needs"))]
FAR = [("/rest/", _("Rest")), ("/me/", _("Me"))]
HOSTS = [("/hosts/", _("Hosts"))]


def around(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    return {
        "request": request,  # for the topics that a page listens to
        "person": person,
        "ways": ways(request.path, host=person.is_host) if person else [],
        "is_sample": settings.KITH.sample,
    }


def ways(path: str, *, host: bool) -> list[Way]:
    shown = [*NEAR, *FAR, *(HOSTS if host else [])]
    return [Way(address, words, here=path.startswith(address)) for address, words in shown]
