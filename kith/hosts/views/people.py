"""The little that hosts do about people they cannot see: letting in, and ending a pause."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kith.ground.door import Request
from kith.people.models import Invitation
from kith.safety.forms import posted

from ..doorway import host_door
from ..forms import InviteForm, NameForm
from ..models import AccessAsked, Paused


@host_door("hosts.care", proved=True)
def invite(request: Request) -> HttpResponse:
    form = InviteForm(posted(request))
    if form.is_valid():
        secret = Invitation.objects.make(request.person, **form.cleaned_data)
        address = settings.KITH.origin + reverse("people:arrive_by", args=[secret])
        return render(request, "hosts/invited.html", {"address": address})
    invitations = Invitation.objects.seen_by(request.person, "people.take_back_invitation")
    return render(request, "hosts/invite.html", {"form": form, "invitations": invitations})


@host_door("people.take_back_invitation", to=Invitation, acts=True)
def take_back(request: Request, invitation: Invitation) -> HttpResponse:
    invitation.take_back()
    return redirect("hosts:invite")


@host_door("hosts.care", proved=True)
def access(request: Request) -> HttpResponse:
    form = NameForm(posted(request))
    if form.is_valid():
        code = AccessAsked.objects.ask(request.person, **form.cleaned_data)
        return render(request, "hosts/access_code.html", {"code": code})
    asked = AccessAsked.objects.select_related("by")
    return render(request, "hosts/access.html", {"form": form, "asked": asked})


@host_door("hosts.stop_access", to=AccessAsked, acts=True)
def stop_access(request: Request, asked: AccessAsked) -> HttpResponse:
    asked.stop()
    return redirect("hosts:access")


@host_door("hosts.care", proved=True)
def pauses(request: Request) -> HttpResponse:
    paused = Paused.objects.seen_by(request.person, "hosts.end_pause")
    return render(request, "hosts/pauses.html", {"paused": paused})


@host_door("hosts.end_pause", to=Paused, acts=True, proved=True)
def end_pause(request: Request, paused: Paused) -> HttpResponse:
    paused.end_pause()
    return redirect("hosts:pauses")
