from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground import refusals
from kith.ground.door import Request, door

from .forms import DraftForm, LimitForm
from .models import Draft, OwnLimit, Rest


@door("pace.rest")
def rest(request: Request) -> HttpResponse:
    a_day = OwnLimit.objects.of(request.person)
    return render(request, "pace/rest.html", around(request, LimitForm(initial={"a_day": a_day})))


def around(request: Request, form: LimitForm) -> dict[str, Any]:
    return {"form": form, "resting": Rest.objects.filter(person=request.person).exists()}


@door("pace.begin", closing=True, acts=True)
def begin(request: Request) -> HttpResponse:
    Rest.objects.begin(request.person)
    return redirect("pace:rest")


@door("pace.end", closing=True, acts=True)
def end(request: Request) -> HttpResponse:
    Rest.objects.end(request.person)
    return redirect("pace:rest")


@door("pace.limit", acts=True)
def limit(request: Request) -> HttpResponse:
    form = LimitForm(request.POST)
    if form.is_valid():
        OwnLimit.objects.keep(request.person, form.cleaned_data["a_day"])
        return redirect("pace:rest")
    return render(request, "pace/rest.html", around(request, form))


@door("pace.drafts", proved=True)
def drafts(request: Request) -> HttpResponse:
    return render(request, "pace/drafts.html", {"drafts": Draft.objects.opened(request.person)})


@door("pace.keep", acts=True)
def keep(request: Request) -> HttpResponse:
    """By a button, where there is no JavaScript: kept, and back to the box it was written in."""
    form = DraftForm(request.POST, person=request.person)
    if form.is_valid():
        Draft.objects.keep(request.person, **form.kept)
        return kept(request, form, "pace/kept.html")
    return refusals.nothing_here(request)


@door("pace.keep", acts=True)
def keep_quietly(request: Request) -> HttpResponse:
    """A second after the last key. The page stays as it is."""
    form = DraftForm(request.POST, person=request.person)
    if form.is_valid():
        Draft.objects.keep(request.person, **form.kept)
        return HttpResponse(status=204)
    return refusals.nothing_here(request)


@door("pace.keep", acts=True)
def hold(request: Request) -> HttpResponse:
    form = DraftForm(request.POST, person=request.person)
    if form.is_valid():
        Draft.objects.hold(request.person, **form.kept)
        return kept(request, form, "pace/held.html")
    return refusals.nothing_here(request)


def kept(request: Request, form: DraftForm, page: str) -> HttpResponse:
    """What was kept; or that there was nothing to keep."""
    draft = form.kept["token"] if form.kept["words"].strip() else ""
    around = {"where": form.where, "draft": draft}
    return render(request, page if draft else "pace/kept.html", around)


@door("pace.let_go", to=Draft, closing=True, acts=True)
def let_go(request: Request, draft: Draft) -> HttpResponse:
    draft.let_go()
    return redirect("pace:drafts")
