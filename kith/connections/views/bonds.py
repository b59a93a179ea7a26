from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from .. import page, rules
from ..forms import BackForm
from ..models import Bond, Side


@door("connections.people", live=True)
def people(request: Request) -> HttpResponse:
    sides = Side.objects.named(request.person)
    return render(request, "connections/people.html", page.people(sides))


@door("connections.see", to=Bond, live=True)
def bond(request: Request, bond: Bond) -> HttpResponse:
    side = bond.shown_to(request.person)
    around = page.around(request.person, bond, side)
    around["said"] = page.said(request.session.pop("said", ""))
    return render(request, "connections/bond.html", around)


@door("connections.wish", to=Bond, acts=True)
def wish(request: Request, bond: Bond) -> HttpResponse:
    bond.wish(request.person, rules.above(bond.shown_to(request.person).step))
    return said(request, bond, "wish")


@door("connections.open_up", to=Bond, proved=True, acts=True)
def open_up(request: Request, bond: Bond) -> HttpResponse:
    bond.wish(request.person, rules.above(bond.shown_to(request.person).step))
    return said(request, bond, "wish")


@door("connections.back", to=Bond, closing=True, acts=True)
def back(request: Request, bond: Bond) -> HttpResponse:
    form = BackForm(request.POST, shown=bond.shown_to(request.person).step)
    if form.is_valid():
        bond.step_back(request.person, form.cleaned_data["to"])
    return said(request, bond, "back")


@door("connections.wall", to=Bond, closing=True, acts=True)
def wall(request: Request, bond: Bond) -> HttpResponse:
    bond.wall(request.person, bond.shown_to(request.person).name)
    return said(request, bond, "wall")


def said(request: Request, bond: Bond, what: str) -> HttpResponse:
    """The truth is said once, after the tap."""
    request.session["said"] = what
    return redirect("connections:bond", bond.token)


@door("connections.let_go", to=Bond, acts=True)
def let_go(request: Request, bond: Bond) -> HttpResponse:
    bond.let_go(request.person)
    return redirect("connections:people")
