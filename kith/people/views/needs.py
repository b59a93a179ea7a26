from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from .. import life, rules
from ..addresses import NO_WAYS
from ..card import lines
from ..forms import NeedsForm, SayForm
from ..models import Needs


@door("people.needs", proved=True)
def needs(request: Request) -> HttpResponse:
    return card(request, "people:needs_kept", arriving=False)


@door("people.needs", proved=True)
def arriving(request: Request) -> HttpResponse:
    return card(request, "people:arrive_first", arriving=True)


def card(request: Request, then: str, arriving: bool) -> HttpResponse:
    mine = Needs.objects.of(request.person)
    form = NeedsForm(request.POST if request.method == "POST" else None, needs=mine)
    if form.is_valid():
        Needs.objects.keep(request.person, at_once=arriving, **form.cleaned_data)
        return redirect(then)
    about = {"arriving": arriving, "then": then, "address": request.path}
    about |= {"ways": NO_WAYS} if arriving else {}
    context = {"form": form, **about, **form.parts()}
    return render(request, "people/needs.html", context)


@door("people.needs", proved=True)
def kept(request: Request) -> HttpResponse:
    """How it reads to somebody else, step by step, and from when."""
    said = Needs.objects.of(request.person).card
    steps = [rules.visible(said, step) for step in (rules.WAVE, rules.NOTE, rules.TALK)]
    wave, note, talk = [{"lines": lines(part), "own": part.get("own")} for part in steps]
    return render(request, "people/needs_kept.html", {"wave": wave, "note": note, "talk": talk})


@door("people.needs", proved=True)
def say(request: Request) -> HttpResponse:
    """Four beginnings become one sentence; then it can go on the card, or somewhere else."""
    form = SayForm(request.POST or None)
    sentence = form.sentence() if form.is_valid() else ""
    if sentence and "keep" in request.POST:
        return keep(request, sentence, request.POST["keep"])
    context = {"form": form, "sentence": sentence, "keepers": life.keepers()}
    return render(request, "people/say.html", context)


def keep(request: Request, sentence: str, where: str) -> HttpResponse:
    for name, _label, address, keep_there in life.keepers():
        if name == where:
            keep_there(request.person, sentence)
            return redirect(address)
    fits = Needs.objects.of(request.person).add_words(sentence)
    context = {"sentence": sentence}
    return redirect("people:needs") if fits else render(request, "people/card_full.html", context)
