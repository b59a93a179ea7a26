"""Asking for the passphrase again, on pages that somebody who holds the phone could misuse.

Ten minutes from when it was given, not from last use. What was being sent is kept sealed in the
session and completed afterwards, so nothing is typed twice.
"""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import resolve

from . import clock

GIVEN = "passphrase given at"
KEPT = "what was being opened"
LASTS = timedelta(minutes=10)


def given(request: HttpRequest) -> None:
    """The passphrase was right this minute."""
    request.session[GIVEN] = clock.now().isoformat()


def proved(request: HttpRequest) -> bool:
    at = request.session.get(GIVEN)
    return at is not None and timedelta(0) <= clock.now() - datetime.fromisoformat(at) < LASTS


def ask(request: HttpRequest) -> HttpResponse:
    """Keep what was asked for, and go and ask for the passphrase."""
    request.session[KEPT] = {
        "path": request.path,
        "post": request.POST.urlencode() if request.method == "POST" else None,
    }
    return redirect("people:again")


def complete(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Go on to what was asked for before the passphrase was."""
    kept: dict[str, Any] = request.session.pop(KEPT, None) or {"path": otherwise, "post": None}
    if kept["post"] is None:
        return redirect(kept["path"])
    return _done_now(request, kept["path"], kept["post"])


def _done_now(request: HttpRequest, path: str, post: str) -> HttpResponse:
    found = request.resolver_match = resolve(path)
    request.path = request.path_info = path
    request.POST = QueryDict(post)
    return found.func(request, *found.args, **found.kwargs)
