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
    if form.is_valid() and came_in(request, form):
        return redirect(TODAY)
    return render(request, "people/enter.html", {"form": form})


def came_in(request: Request, form: EnterForm | RecoverForm) -> bool:
    """What was right a moment ago may have changed since. Then it is answered as any other."""
    came = sessions.sign_in(request, form.person)
    if not came:
        form.add_error(None, form.refused())
    return came


@open_door("people.enter")
def recover(request: Request) -> HttpResponse:
    form = RecoverForm(request.POST or None, request=request)
    if form.is_valid() and came_in(request, form):
        return redirect("people:codes")
    return render(request, "people/recover.html", {"form": form})


@door("people.again", holds=False)
def again(request: Request) -> HttpResponse:
    """Holds nothing: what is completed afterwards goes through a door of its own."""
    form = AgainForm(request.POST or None, person=request.person)
    if form.is_valid() and known_still(request, form):
        proof.given(request)
        return proof.complete(request, otherwise=TODAY)
    return render(request, "people/again.html", {"form": form})


def known_still(request: Request, form: AgainForm) -> bool:
    with turn():
        known: bool = request.person.knew_the_passphrase()
    if not known:
        form.add_error("passphrase", form.refused())
    return known


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


def no_cookie(request: HttpRequest, words: str = "") -> HttpResponse:
    """A form came without the cookie that its page was given: this browser keeps none here. What
    was written in it is given back, for whoever would have to find the words once more."""
    return render(request, "people/no_cookie.html", {"words": words}, status=403)
