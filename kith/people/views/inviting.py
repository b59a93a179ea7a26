from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kith.ground.door import Request, door

from ..forms import InviteForm
from ..models import Invitation


@door("people.invitations")
def invitations(request: Request) -> HttpResponse:
    mine = request.person.invitations.open()
    return render(request, "people/invitations.html", {"invitations": mine})


@door("people.invite", proved=True)
def invite(request: Request) -> HttpResponse:
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        secret = Invitation.objects.make(request.person, **form.cleaned_data)
        return render(request, "people/invited.html", {"address": address_of(secret)})
    return render(request, "people/invite.html", {"form": form})


def address_of(secret: str) -> str:
    return settings.KITH.origin + reverse("people:arrive_by", args=[secret])


@door("people.take_back_invitation", to=Invitation, closing=True, acts=True)
def take_back(request: Request, invitation: Invitation) -> HttpResponse:
    invitation.take_back()
    return redirect("people:invitations")
