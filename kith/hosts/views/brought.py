"""What was brought: opened for a reason, read, decided. Always behind the passphrase."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request
from kith.safety.forms import posted
from kith.safety.models import Brought

from ..doorway import host_door
from ..forms import DecideForm, OpenForm, PauseForm
from ..models import Opening


@host_door("hosts.open", to=Brought, proved=True)
def open_brought(request: Request, brought: Brought) -> HttpResponse:
    form = OpenForm(posted(request))
    if form.is_valid():
        Opening.objects.write_down(brought, request.person, **form.cleaned_data)
        return redirect("hosts:words", brought.token)
    return render(request, "hosts/open.html", {"form": form, "brought": brought})


@host_door("hosts.read", to=Brought, proved=True)
def words(request: Request, brought: Brought) -> HttpResponse:
    forms = {"decide": DecideForm(), "pause": PauseForm()}
    return render(request, "hosts/words.html", forms | {"brought": brought})


@host_door("hosts.decide", to=Brought, proved=True)
def decide(request: Request, brought: Brought) -> HttpResponse:
    form = DecideForm(posted(request))
    if form.is_valid():
        brought.decide(request.person, **form.cleaned_data)
        return redirect("hosts:page")
    return render(request, "hosts/decide.html", {"form": form, "brought": brought})


@host_door("hosts.pause", to=Brought, proved=True)
def pause(request: Request, brought: Brought) -> HttpResponse:
    form = PauseForm(posted(request))
    if form.is_valid():
        brought.pause(**form.cleaned_data)
        return redirect("hosts:words", brought.token)
    return render(request, "hosts/pause.html", {"form": form, "brought": brought})


@host_door("hosts.care", proved=True)
def openings(request: Request) -> HttpResponse:
    shown = Opening.objects.shown_to(request.person)
    return render(request, "hosts/openings.html", {"openings": shown})
