from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from .. import page
from ..models import Bond


@door("connections.distances", proved=True)
def distances(request: Request) -> HttpResponse:
    return render(request, "connections/distances.html", page.distances(request.person))


@door("connections.unwish", to=Bond, acts=True, proved=True)
def unwish(request: Request, bond: Bond) -> HttpResponse:
    bond.unwish(request.person)
    return redirect("connections:distances")


@door("connections.lift", to=Bond, acts=True, proved=True)
def lift(request: Request, bond: Bond) -> HttpResponse:
    bond.lift(request.person)
    return redirect("connections:distances")
