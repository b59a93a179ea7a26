from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request

from .. import page as whole
from ..doorway import host_door
from ..forms import TickForm
from ..models import HandedUp, Tick


@host_door("hosts.care", live=True)
def page(request: Request) -> HttpResponse:
    return render(request, "hosts/page.html", whole.around(request.person))


@host_door("hosts.care", acts=True)
def tick(request: Request) -> HttpResponse:
    form = TickForm(request.POST)
    if form.is_valid():
        Tick.objects.turn_over(form.cleaned_data["name"])
    return redirect("hosts:page")


@host_door("hosts.look_after", to=HandedUp, acts=True)
def look_after(request: Request, handed_up: HandedUp) -> HttpResponse:
    handed_up.look_after()
    return redirect("hosts:page")
