from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.connections.models import Bond
from kith.connections.words import SAID
from kith.ground.door import Request, door
from kith.ground.written import plain
from kith.pace.keeping import begun
from kith.pace.keeping import keep_words as keep
from kith.pace.models import Draft
from kith.people.models import Person

from .. import page, rules
from ..forms import NoteForm, WaveForm
from ..models import Moment
from ..words import GIVEN, TAKEN_BACK


@door("moments.wave", to=Bond)
def wave(request: Request, bond: Bond) -> HttpResponse:
    form = WaveForm(request.POST or None)
    if form.is_valid():
        Moment.objects.give(bond, request.person, rules.WAVE, form.cleaned_data["gesture"])
        return given(request, bond)
    side = bond.side_of(request.person)
    around = {"bond": bond, "side": side, "form": form, "gestures": page.gestures()}
    return render(request, "moments/wave.html", around)


def keep_words(request: Request) -> None:
    keep(request, was_given)


def was_given(person: Person, words: str, box: str) -> bool:
    """A tap too many, at one's own limit: nothing of it is left to be sent."""
    return Moment.objects.given_from(box, person, plain(words)) is not None


@door("moments.note", to=Bond, refused=keep_words)
def note(request: Request, bond: Bond) -> HttpResponse:
    here = request.POST
    form = NoteForm(here) if here else NoteForm(initial=begun(request, page.place(bond)))
    if form.is_valid():
        words, box = form.cleaned_data["words"], form.cleaned_data["draft"]
        Moment.objects.give(bond, request.person, rules.NOTE, words, box)
        Draft.objects.clear(request.person, box)
        return given(request, bond)
    keep_words(request)
    side = bond.side_of(request.person)
    around = {"bond": bond, "side": side, "form": form, "place": page.place(bond)}
    return render(request, "moments/note.html", around)


@door("moments.invite", to=Bond, acts=True)
def invite(request: Request, bond: Bond) -> HttpResponse:
    Moment.objects.give(bond, request.person, rules.INVITATION)
    return given(request, bond)


def given(request: Request, bond: Bond) -> HttpResponse:
    """One sentence after everything that can wait, whatever becomes of it."""
    request.session["said"] = GIVEN
    return redirect("connections:bond", bond.token)


@door("moments.all", to=Bond)
def said(request: Request, bond: Bond) -> HttpResponse:
    number = page.page_number(request.GET.get("page", ""))
    around = page.all_of_it(request.person, bond, number)
    around["said"] = SAID.get(request.session.pop("said", ""), "")
    return render(request, "moments/said.html", around)


@door("moments.take_back", to=Moment, closing=True, acts=True)
def take_back(request: Request, moment: Moment) -> HttpResponse:
    moment.take_back()
    request.session["said"] = TAKEN_BACK
    return redirect(page.where(moment.bond, request.POST.get("page", "")))
