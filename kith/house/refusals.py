"""What the house says where Django itself would speak."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kith.ground import refusals
from kith.ground.door import Request
from kith.people.views.entering import no_cookie


def stale_form(request: Request, reason: str = "") -> HttpResponse:
    """A form without its token: a page that was open for long, or somebody else's page."""
    if _kept_no_cookie(request):
        return no_cookie(request)
    if getattr(request, "person", None) is None:
        return refusals.signed_out(request)
    return refusals.own(
        request,
        _(
            "That did not go through, because the page had been open for a long time. You can go "
            "back to it, open it again and send it from there. What you were writing is kept "
            "under your drafts if this house had the time to keep it."
        ),
    )


def _kept_no_cookie(request: Request) -> bool:
    """At a door that is open to anyone, a browser sent nothing of what it was given."""
    door = getattr(request.resolver_match and request.resolver_match.func, "door", None)
    return bool(door and door.public) and settings.SESSION_COOKIE_NAME not in request.COOKIES


def not_found(request: Request, exception: Any = None) -> HttpResponse:
    return refusals.nothing_here(request)


def not_understood(request: Request, exception: Any = None) -> HttpResponse:
    """What was sent is not something a page of ours could have sent."""
    return HttpResponse(render_to_string("house/not_understood.html"), status=400)


def broken(request: Request) -> HttpResponse:
    """Our own mistake. It says what happened, and nothing of what was being done."""
    return HttpResponseServerError(render_to_string("house/broken.html"))
