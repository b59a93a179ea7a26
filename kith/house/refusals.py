"""What the house says where Django itself would speak."""

import sys
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseServerError
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kith.ground import refusals
from kith.ground.door import Request
from kith.ground.overload import RETRY_AFTER
from kith.ground.turns import Unsure
from kith.people.views.entering import no_cookie

COMES_BACK = "20"  # seconds


def stale_form(request: Request, reason: str = "") -> HttpResponse:
    """A form without its token: a page that was open for long, or somebody else's page."""
    if _kept_no_cookie(request):
        return no_cookie(request, words=_written(request, reason))
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


def _written(request: Request, reason: str) -> str:
    """To be given back; but nothing that a page of somebody else's sent here."""
    return request.POST.get("words", "") if reason == REASON_NO_CSRF_COOKIE else ""


def not_found(request: Request, exception: Any = None) -> HttpResponse:
    return refusals.nothing_here(request)


def not_understood(request: Request, exception: Any = None) -> HttpResponse:
    """What was sent is not something a page of ours could have sent."""
    return HttpResponse(render_to_string("house/not_understood.html"), status=400)


def broken(request: Request) -> HttpResponse:
    """Our own mistake, or the database is away. It says what happened, and nothing of what was
    being done."""
    error = sys.exc_info()[1]
    if isinstance(error, (OperationalError, InterfaceError, Unsure)):
        return away(request, error)
    return HttpResponseServerError(render_to_string("house/broken.html"))


def away(request: Request, error: Exception) -> HttpResponse:
    """The database cannot be reached, or its disk is full. A page that only looks comes back by
    itself; what was sent is never sent twice."""
    page = render_to_string("house/full.html", {"words": said_of(request, error)})
    headers = {"Retry-After": RETRY_AFTER}
    if request.method == "GET":
        headers["Refresh"] = COMES_BACK
    return HttpResponse(page, status=503, headers=headers)


def said_of(request: Request, error: Exception) -> str:
    if isinstance(error, Unsure):
        return _(
            "The house lost its hold on what it keeps in the moment it was writing this down. It "
            "may have taken effect, or not. You can look, and send it again if it is not there."
        )
    if request.method == "POST":
        return _(
            "The house can keep nothing just now. What you sent has not taken effect. What was "
            "kept before is still there. You can send it again in a while."
        )
    return _(
        "The house cannot reach what it keeps just now. Nothing of it is lost. This page comes "
        "back by itself as soon as it can."
    )
