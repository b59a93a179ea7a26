"""Having room: practising, saying so, and what is offered."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door
from kith.safety.forms import posted

from .. import hearing, practising
from ..forms import PracticeForm, RoomForm
from ..models import Offer, Room, Witness
from ..words import CLOSED, PASSED
from .telling import said, shown


@door("witnessing.room", live=True)
def room(request: Request) -> HttpResponse:
    return shown(request, "witnessing/room.html", hearing.room(request.person))


@door("witnessing.open", acts=True)
def open_room(request: Request) -> HttpResponse:
    form = RoomForm(request.POST)
    if form.is_valid():
        witness = Witness.objects.get(person=request.person)
        witness.person = request.person
        witness.say(**form.said)
        Room.objects.open(witness, form.until)
        return redirect("witnessing:room")
    return shown(request, "witnessing/room.html", hearing.room(request.person, form))


@door("witnessing.close", closing=True, acts=True)
def close(request: Request) -> HttpResponse:
    Room.objects.close(request.person)
    return said(request, CLOSED, "witnessing:room")


@door("witnessing.here", acts=True)
def here(request: Request) -> HttpResponse:
    """An open page says so every other minute."""
    Room.objects.here(request.person)
    return HttpResponse(status=204)


@door("witnessing.practice")
def practice(request: Request) -> HttpResponse:
    form = PracticeForm(posted(request))
    if form.is_valid() and practising.goes_on(request, form):
        return practised(request)
    return render(request, "witnessing/practice.html", practising.around(request, form))


def practised(request: Request) -> HttpResponse:
    """Three are enough."""
    if practising.is_done(request):
        Witness.objects.practised(request.person)
        return redirect("witnessing:room")
    return redirect("witnessing:practice")


@door("witnessing.take", to=Offer, acts=True)
def take(request: Request, offer: Offer) -> HttpResponse:
    return redirect("witnessing:hold", offer.take(request.person).token)


@door("witnessing.pass_on", to=Offer, closing=True, acts=True)
def pass_on(request: Request, offer: Offer) -> HttpResponse:
    offer.pass_on()
    return said(request, PASSED, "witnessing:room")
