"""Codes for finding back: shown once, and not again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from ..addresses import NO_WAYS
from ..models import RecoveryCode

SHOWN = "codes to show"


def show_once(request: Any, codes: list[str], then: str) -> None:
    """Kept in the session, which its cookie alone opens, until the person goes on."""
    request.session[SHOWN] = {"codes": codes, "then": then}


@door("people.codes", proved=True)
def codes(request: Request) -> HttpResponse:
    if request.method == "POST":
        show_once(request, RecoveryCode.objects.give(request.person), then="people:me")
        return redirect("people:codes_shown")
    left = request.person.recovery_codes.count()
    return render(request, "people/codes.html", {"left": left})


@door("people.codes", proved=True, holds=False)
def shown(request: Request) -> HttpResponse:
    kept = request.session.get(SHOWN) or {"codes": [], "then": "people:me"}
    if request.method == "POST":
        request.session.pop(SHOWN, None)
        return redirect(kept["then"])
    arriving = {} if kept["then"] == "people:me" else {"ways": NO_WAYS}
    return render(request, "people/codes_shown.html", {"codes": kept["codes"], **arriving})
