"""What every page has around it. Small and neutral: it is the same for everyone who is here."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Way:
    """One way on, in the bars that every page has."""

    address: str
    words: str | Promise
    here: str = ""  # what `aria-current` says: page, true (somewhere within), or nothing


WAYS = [
    ("/today/", _("Today")),
    ("/people/", _("People")),
    ("/breathe/", _("Breathe")),
    ("/needs/", _("My needs")),
    ("/rest/", _("Rest")),
]
OWN = [("/told/", _("Be heard")), ("/me/", _("Me"))]
HOSTS = [("/hosts/", _("Hosts"))]

# Where an address does not begin with the way it belongs to.
WITHIN = {
    "/with/": "/people/",
    "/meet/": "/people/",
    "/porch/": "/people/",
    "/distances/": "/people/",
    "/drafts/": "/rest/",
    "/tell/": "/told/",
    "/room/": "/told/",
    "/holding/": "/told/",
}


def around(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "person", None)
    shown = {
        "request": request,  # for the topics that a page listens to
        "person": person,
        "asks_at": asks_at(request),
        "asks_again": asks_again(request),
        "is_sample": settings.KITH.sample,
    }
    if person is None:
        return shown
    own = [*OWN, *(HOSTS if person.is_host else [])]
    return shown | {"ways": ways(WAYS, request.path), "own_ways": ways(own, request.path)}


def ways(shown: list[tuple[str, Any]], path: str) -> list[Way]:
    return [Way(address, words, here(address, path)) for address, words in shown]


def here(address: str, path: str) -> str:
    """Whether this way leads to where one is (`page`), or to the part of the house it is in."""
    if path == address:
        return "page"
    first = f"/{path.split('/')[1]}/"
    return "true" if WITHIN.get(first, first) == address else ""


def asks_at(request: HttpRequest) -> str:
    """Where a page that was brought back asks whether it may be seen: behind the passphrase, that
    is another question."""
    door = getattr(request.resolver_match and request.resolver_match.func, "door", None)
    return "/here/proved/" if door and door.proved else "/here/"


def asks_again(request: HttpRequest) -> bool:
    """A page's own script, for what is in the middle of it: nobody looks at the rest."""
    return request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "empty"
