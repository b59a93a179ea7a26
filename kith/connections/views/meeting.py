from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from ..forms import MeetForm, PhraseForm
from ..models import Phrase


@door("connections.meet", holds=False)
def meet(request: Request) -> HttpResponse:
    form = MeetForm(request.POST or None)
    if form.is_valid():
        return met(request, Phrase.objects.meet(request.person, **form.cleaned_data))
    return render(request, "connections/meet.html", {"form": form, "phrase": PhraseForm()})


def met(request: Request, bond) -> HttpResponse:
    if bond is None:
        return render(request, "connections/not_open.html")
    return redirect("connections:bond", bond.token)


@door("connections.phrase")
def phrase(request: Request) -> HttpResponse:
    form = PhraseForm(request.POST or None)
    if form.is_valid():
        words = Phrase.objects.make(request.person, form.cleaned_data["step"])
        return render(request, "connections/phrase.html", {"words": words})
    return render(request, "connections/give_phrase.html", {"form": form})
