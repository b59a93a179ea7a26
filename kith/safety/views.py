from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.choices import ZONE
from kith.ground.door import Request, door, open_door
from kith.ground.turns import turn
from kith.people.models import Person

from . import hosting
from .bringing import Bringable, Bringing, named_by_kind
from .forms import AppealForm, BringForm, PausedForm, TellForm, posted
from .models import Brought, Decision, OnDuty
from .policy import HOURS


def answering() -> dict[str, Any]:
    """Whether a host is here to answer, for a page on which something can be brought."""
    return {
        "on_duty": OnDuty.objects.now(),
        "hours": HOURS.get(),
        "zone": ZONE.get(),
        "hosts": hosting.hosts().count(),
    }


@door("safety.tell")
def tell(request: Request) -> HttpResponse:
    form = TellForm(posted(request))
    if form.is_valid():
        Brought.objects.tell(request.person, **form.cleaned_data)
        return redirect("safety:sent")
    return render(request, "safety/tell.html", {"form": form, **answering()})


@named_by_kind
@door("safety.bring", to=Bringable)
def bring(request: Request, bringing: Bringing) -> HttpResponse:
    form = BringForm(posted(request))
    if form.is_valid():
        Brought.objects.bring(bringing, **form.cleaned_data)
        return redirect("safety:sent")
    return render(request, "safety/bring.html", {"form": form, "it": bringing, **answering()})


@door("safety.tell")
def sent(request: Request) -> HttpResponse:
    return render(request, "safety/sent.html", answering())


@door("safety.tell", proved=True)
def yours(request: Request) -> HttpResponse:
    brought = request.person.brought.select_related("decision", "appeal")
    return render(request, "safety/yours.html", {"brought": brought})


@door("safety.appeal", to=Brought, proved=True)
def appeal(request: Request, brought: Brought) -> HttpResponse:
    form = AppealForm(posted(request))
    if form.is_valid():
        brought.appeal_with(**form.cleaned_data)
        return redirect("safety:sent")
    return render(request, "safety/appeal.html", {"form": form, "brought": brought, **answering()})


@open_door("safety.write_back")
def write_back(request: Request) -> HttpResponse:
    """Nobody is signed in here, before or after: the passphrase opens this one page."""
    form = PausedForm(posted(request), request=request)
    if form.is_valid():
        return written_back(request, form.person, form.cleaned_data["words"])
    return render(request, "safety/paused.html", {"form": form, **answering()})


def written_back(request: Request, person: Person, words: str) -> HttpResponse:
    with turn():
        Brought.objects.write_back(person, words)
    return render(request, "safety/written_back.html", {"answers": Decision.objects.told(person)})
