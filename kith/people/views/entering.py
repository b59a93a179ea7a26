from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kith.ground import again as proof
from kith.ground import refusals
from kith.ground.door import Request, door, open_door
from kith.ground.turns import turn

from .. import sessions
from ..addresses import HOME, TODAY
from ..forms import AgainForm, EnterForm, RecoverForm


@open_door("people.enter")
def enter(request: Request) -> HttpResponse:
    form = EnterForm(request.POST or None, request=request)
    if form.is_valid():
        with turn():
            form.person.knew_the_passphrase()
        sessions.sign_in(request, form.person)
        return redirect(TODAY)
    return render(request, "people/enter.html", {"form": form})


@open_door("people.enter")
def recover(request: Request) -> HttpResponse:
    form = RecoverForm(request.POST or None, request=request)
    if form.is_valid():
        sessions.sign_in(request, form.person)
        return redirect("people:codes")
    return render(request, "people/recover.html", {"form": form})


@door("people.again", holds=False)
def again(request: Request) -> HttpResponse:
    """Holds nothing: what is completed afterwards goes through a door of its own."""
    form = AgainForm(request.POST or None, person=request.person)
    if form.is_valid():
        with turn():
            request.person.knew_the_passphrase()
        proof.given(request)
        return proof.complete(request, otherwise=TODAY)
    return render(request, "people/again.html", {"form": form})


@door("people.out", closing=True, acts=True)
def out(request: Request) -> HttpResponse:
    sessions.sign_out(request)
    return redirect(HOME)


@open_door("people.here")
def here(request: Request) -> HttpResponse:
    """Whether this browser's session still lives: asked by a page that was brought back, before it
    shows itself again."""
    return HttpResponse(status=204) if request.person else refusals.signed_out(request)


@door("people.here", proved=True)
def here_proved(request: Request) -> HttpResponse:
    """The same, asked by a page behind the passphrase: after ten minutes it is to be given anew."""
    return here(request)


def no_cookie(request: HttpRequest) -> HttpResponse:
    """A form came without the cookie that its page was given: this browser keeps none here."""
    return render(request, "people/no_cookie.html", status=403)
