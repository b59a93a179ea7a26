from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.connections.models import Bond
from kith.ground.door import Request, door

from . import page
from .forms import AfterForm, BeforeForm, MannerForm
from .models import Invite, Manner, Seat, Settling


@door("breathing.breathe", live=True)
def breathe(request: Request) -> HttpResponse:
    return render(request, "breathing/breathe.html", page.breathe(request.person))


@door("breathing.alone")
def alone(request: Request) -> HttpResponse:
    return render(request, "breathing/alone.html", page.alone(request.person))


@door("breathing.company")
def company(request: Request) -> HttpResponse:
    form = BeforeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        Settling.objects.begin(request.person, form.cleaned_data["upset"])
        Seat.objects.sit_in_company(request.person)
        return redirect("breathing:room")
    return render(request, "breathing/company.html", {"form": form})


@door("breathing.with", to=Bond)
def sit_with(request: Request, bond: Bond) -> HttpResponse:
    form = BeforeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        sit(request, bond, form)
        return redirect("breathing:room")
    return render(request, "breathing/with.html", page.sitting(request.person, bond, form))


@door("breathing.invite", to=Bond, acts=True)
def invite(request: Request, bond: Bond) -> HttpResponse:
    form = BeforeForm(request.POST)
    if form.is_valid():
        sit(request, bond, form)
        Invite.objects.invite(bond, request.person)
        return redirect("breathing:room")
    return render(request, "breathing/with.html", page.sitting(request.person, bond, form))


def sit(request: Request, bond: Bond, form: BeforeForm) -> None:
    Settling.objects.begin(request.person, form.cleaned_data["upset"])
    Invite.objects.came(Seat.objects.sit(request.person, bond))


@door("breathing.not_now", to=Invite, closing=True, acts=True)
def not_now(request: Request, invite: Invite) -> HttpResponse:
    invite.not_now()
    return redirect("connections:bond", invite.bond.token)


@door("breathing.room", live=True)
def room(request: Request) -> HttpResponse:
    return render(request, "breathing/room.html", page.room(request.person))


@door("breathing.rise", closing=True, acts=True)
def rise(request: Request) -> HttpResponse:
    Seat.objects.rise(request.person)
    return redirect("breathing:after")


@door("breathing.after")
def after(request: Request) -> HttpResponse:
    form = AfterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return render(request, "breathing/left.html", page.left(request.person, form))
    return render(request, "breathing/after.html", {"form": form})


@door("breathing.manner")
def manner(request: Request) -> HttpResponse:
    kept = Manner.objects.of(request.person)
    form = MannerForm(request.POST or None, initial=MannerForm.said(kept))
    if form.is_valid():
        kept.keep(**form.cleaned_data)
        return redirect("breathing:breathe")
    return render(request, "breathing/manner.html", {"form": form})


@door("breathing.record", proved=True)
def record(request: Request) -> HttpResponse:
    return render(request, "breathing/record.html", page.record(request.person))


@door("breathing.let_go", to=Settling, closing=True, proved=True, acts=True)
def let_go(request: Request, settling: Settling) -> HttpResponse:
    settling.let_go()
    return redirect("breathing:record")
