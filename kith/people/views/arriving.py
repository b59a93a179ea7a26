"""Coming in for the first time, page by page, without a script. Each page is small."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door, open_door
from kith.ground.turns import turn

from .. import arrival, sessions
from ..addresses import NO_WAYS
from ..arrival import Arrival
from ..forms import NameForm, NewPassphraseForm, StartForm, WallsForm
from ..models import NameTaken, Protection, RecoveryCode
from ..policy import AGE
from .codes import show_once

Page = Callable[[Request, Arrival], HttpResponse]


@open_door("people.arrive")
def start(request: Request, secret: str = "") -> HttpResponse:
    """By an invitation's address, or at the open door."""
    coming = Arrival(secret)
    if not coming.is_open:
        return closed(request)
    form = StartForm(request.POST if request.method == "POST" else None, years=AGE.get())
    if form.is_valid():
        coming.keep(request)
        return redirect("people:arrive_name")
    context = {"form": form, "invitation": coming.invitation, "address": request.path}
    return render(request, "people/arrive.html", context)


def closed(request: Request) -> HttpResponse:
    """Used, unknown, ended, never there: one page."""
    return render(request, "people/arrive_closed.html", status=404)


def on_the_way(page: Page) -> Callable[[Request], HttpResponse]:
    """For someone who is arriving, and whose invitation still opens."""

    @wraps(page)
    def asked(request: Request) -> HttpResponse:
        coming = arrival.of(request)
        return page(request, coming) if coming else closed(request)

    return asked


@open_door("people.arrive")
@on_the_way
def name(request: Request, coming: Arrival) -> HttpResponse:
    offered = coming.offered if request.method == "POST" else coming.offer()
    form = NameForm(request.POST or None, whose=coming.whose, offered=offered)
    if form.is_valid():
        coming.name = form.cleaned_data["name"]
    coming.keep(request)
    if form.is_valid():
        return redirect("people:arrive_passphrase")
    return render(request, "people/arrive_name.html", {"form": form})


@open_door("people.arrive")
@on_the_way
def passphrase(request: Request, coming: Arrival) -> HttpResponse:
    if not coming.name:
        return redirect("people:arrive_name")
    form = NewPassphraseForm(request.POST or None)
    if form.is_valid():
        return come_in(request, coming, form.hash)
    context = {"form": form, "name": coming.name}
    return render(request, "people/arrive_passphrase.html", context)


def come_in(request: Request, coming: Arrival, passphrase_hash: str) -> HttpResponse:
    """From here on there is a person."""
    try:
        with turn():
            person = coming.come_in(passphrase_hash)
            codes = RecoveryCode.objects.give(person) if person else []
    except NameTaken:
        return redirect("people:arrive_name")
    if person is None:
        return closed(request)
    sessions.sign_in(request, person)
    show_once(request, codes, then="people:arrive_walls")
    return redirect("people:codes_shown")


@door("people.walls", proved=True)
def walls(request: Request) -> HttpResponse:
    return protection(request, "people:arrive_needs", arriving=True)


@door("people.walls", proved=True)
def own_walls(request: Request) -> HttpResponse:
    return protection(request, "people:me", arriving=False)


def protection(request: Request, then: str, arriving: bool) -> HttpResponse:
    kept = {"walls": Protection.objects.of(request.person)}
    form = WallsForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        Protection.objects.keep(request.person, form.cleaned_data["walls"])
        return redirect(then)
    context = {"form": form, "arriving": arriving, "then": then, "address": request.path}
    context |= {"ways": NO_WAYS} if arriving else {}
    return render(request, "people/walls.html", context)


@door("people.me")
def first(request: Request) -> HttpResponse:
    """One small thing, or none."""
    return render(request, "people/arrive_first.html", {"ways": NO_WAYS})
