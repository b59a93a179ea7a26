from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import door
from kith.people.models import Person

from . import hosting
from .bringing import Bringable, Bringing, named_by_kind
from .forms import AppealForm, BringForm, TellForm
from .models import Brought, OnDuty
from .policy import HOURS


def answering() -> dict[str, Any]:
    """Whether a host is here to answer, for a page on which something can be brought."""
    return {"on_duty": OnDuty.objects.now(), "hours": HOURS.get(), "hosts": hosting.hosts().count()}


@door("safety.tell")
def tell(request: HttpRequest) -> HttpResponse:
    form = TellForm(request.POST or None)
    if form.is_valid():
        Brought.objects.tell(me(request), **form.cleaned_data)
        return redirect("safety:sent")
    return render(request, "safety/tell.html", {"form": form, **answering()})


@named_by_kind
@door("safety.bring", to=Bringable)
def bring(request: HttpRequest, bringing: Bringing) -> HttpResponse:
    form = BringForm(request.POST or None)
    if form.is_valid():
        Brought.objects.bring(bringing, **form.cleaned_data)
        return redirect("safety:sent")
    return render(request, "safety/bring.html", {"form": form, "it": bringing, **answering()})


@door("safety.tell")
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "safety/sent.html", answering())


@door("safety.tell", proved=True)
def yours(request: HttpRequest) -> HttpResponse:
    brought = me(request).brought.select_related("decision", "appeal")
    return render(request, "safety/yours.html", {"brought": brought})


@door("safety.appeal", to=Brought, proved=True)
def appeal(request: HttpRequest, brought: Brought) -> HttpResponse:
    form = AppealForm(request.POST or None)
    if form.is_valid():
        brought.appeal_with(**form.cleaned_data)
        return redirect("safety:sent")
    return render(request, "safety/appeal.html", {"form": form, "brought": brought, **answering()})


def me(request: HttpRequest) -> Person:
    return request.person  # type: ignore[attr-defined]
