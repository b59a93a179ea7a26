"""What a host does for the whole house: help lines, being here, the few choices."""

from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground import clock
from kith.ground.door import Request
from kith.safety import pages, policy, rules
from kith.safety.forms import posted
from kith.safety.lines import COUNTRIES, LINES, UNSOURCED
from kith.safety.models import Confirmation, OnDuty

from ..doorway import host_door
from ..forms import ChoicesForm, ConfirmForm, HereForm, LineForm


@host_door("hosts.care")
def lines(request: Request) -> HttpResponse:
    return render(request, "hosts/lines.html", around(policy.COUNTRY.get(), clock.now().date()))


def around(country: str, today: date) -> dict[str, Any]:
    """The lines of the house's own country: those members are shown, and those they are not."""
    confirmed = Confirmation.objects.select_related("by").by_line()
    here = rules.in_order(rules.of_country(LINES, country))
    shown = rules.for_members(here)
    return {
        "country": COUNTRIES.get(country),
        "shown": [(line, confirmed.get(line.id)) for line in shown],
        "old": {id for id, each in confirmed.items() if each.is_old(today)},
        "kept_back": [line for line in here if line not in shown],
        "unsourced": rules.in_order(rules.of_country(UNSOURCED, country)),
    }


@host_door("hosts.care", acts=True)
def confirm(request: Request) -> HttpResponse:
    form = ConfirmForm(request.POST)
    if form.is_valid():
        Confirmation.objects.confirm(by=request.person, **form.cleaned_data)
        transaction.on_commit(pages.furnish)
    return redirect("hosts:lines")


@host_door("hosts.care", acts=True)
def withdraw(request: Request) -> HttpResponse:
    form = LineForm(request.POST)
    if form.is_valid():
        Confirmation.objects.withdraw(**form.cleaned_data)
        transaction.on_commit(pages.furnish)
    return redirect("hosts:lines")


@host_door("hosts.care")
def here(request: Request) -> HttpResponse:
    form = HereForm(posted(request))
    if form.is_valid():
        OnDuty.objects.begin(request.person, **form.cleaned_data)
        return redirect("hosts:here")
    until = OnDuty.objects.of(request.person)
    said = {"form": form, "until": until, "hours": policy.HOURS.get()}
    return render(request, "hosts/here.html", said)


@host_door("hosts.care", acts=True)
def gone(request: Request) -> HttpResponse:
    OnDuty.objects.end(request.person)
    return redirect("hosts:here")


@host_door("hosts.care", proved=True)
def choices(request: Request) -> HttpResponse:
    form = ChoicesForm(posted(request))
    if form.is_valid():
        form.keep()
        transaction.on_commit(pages.furnish)
        return redirect("hosts:page")
    return render(request, "hosts/choices.html", {"form": form})
