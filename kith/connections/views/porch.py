from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from .. import page
from ..forms import PorchForm
from ..models import Glimpse, PorchSeat


@door("connections.porch")
def porch(request: Request) -> HttpResponse:
    """Sit down with a line, or look who is here today."""
    form = PorchForm(request.POST or None, initial=page.own_line(request.person))
    if form.is_valid():
        PorchSeat.objects.take(request.person, form.cleaned_data["line"])
        return redirect("connections:porch")
    return render(request, "connections/porch.html", page.porch(request.person, form))


@door("connections.get_up", closing=True, acts=True)
def get_up(request: Request) -> HttpResponse:
    PorchSeat.objects.get_up(request.person)
    return redirect("connections:porch")


@door("connections.wave_across", to=Glimpse, acts=True)
def wave_across(request: Request, glimpse: Glimpse) -> HttpResponse:
    return redirect("connections:bond", glimpse.wave().token)
