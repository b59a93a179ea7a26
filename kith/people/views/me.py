"""Oneself: the name, the passphrase, where one is signed in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from .. import sessions
from ..addresses import HOME
from ..forms import NameForm, NewPassphraseForm
from ..forms.naming import offer
from ..models import NameTaken, Needs, NewAccess, Person, Session
from ..policy import may_invite_now

OFFERED = "name offered"


@door("people.me")
def me(request: Request) -> HttpResponse:
    return render(request, "people/me.html", page(request.person))


def page(person: Person) -> dict[str, Any]:
    return {"may_invite": may_invite_now(person), "greets": hasattr(person, "greeting")}


@door("people.rename", proved=True)
def name(request: Request) -> HttpResponse:
    offered = request.session.get(OFFERED, "") if request.method == "POST" else offer()
    form = NameForm(request.POST or None, whose=request.person.token, offered=offered)
    request.session[OFFERED] = offered
    if form.is_valid() and renamed(request, form):
        return redirect("people:renamed")
    return render(request, "people/name.html", {"form": form})


def renamed(request: Request, form: NameForm) -> bool:
    try:
        request.person.rename(form.cleaned_data["name"])
    except NameTaken:
        form.add_error("name", form.refused())
        return False
    return True


@door("people.me")
def name_changed(request: Request) -> HttpResponse:
    return render(request, "people/renamed.html")


def hashed_first(request: Request) -> NewPassphraseForm:
    """The form, with its passphrase hashed before anything is held."""
    form = NewPassphraseForm(request.POST or None)
    form.is_valid()
    return form


@door("people.passphrase", proved=True, prepare=hashed_first)
def passphrase(request: Request) -> HttpResponse:
    form = request.prepared
    if form.is_valid():
        request.person.change_passphrase(form.hash, keep=request.session_hash)
        return redirect("people:passphrase_changed")
    return render(request, "people/passphrase.html", {"form": form})


@door("people.me")
def passphrase_changed(request: Request) -> HttpResponse:
    return render(request, "people/passphrase_changed.html")


@door("people.sessions")
def open_sessions(request: Request) -> HttpResponse:
    context = {
        "sessions": Session.objects.of(request.person),
        "here": request.session_hash,
        "zone": Needs.objects.of(request.person).zone,
    }
    return render(request, "people/sessions.html", context)


@door("people.end_session", to=Session, closing=True, acts=True)
def end_session(request: Request, session: Session) -> HttpResponse:
    session.end()
    if session.hash == request.session_hash:
        sessions.sign_out(request)
        return redirect(HOME)
    return redirect("people:sessions")


@door("people.sessions", closing=True, acts=True)
def end_others(request: Request) -> HttpResponse:
    Session.objects.of(request.person).exclude(hash=request.session_hash).end()
    return redirect("people:sessions")


@door("people.stop_access", to=NewAccess, closing=True, acts=True)
def stop_access(request: Request, access: NewAccess) -> HttpResponse:
    access.stop()
    return render(request, "people/access_stopped.html")
