from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.connections.models import Bond
from kith.ground.door import Request, door

from .. import page
from ..forms import AskForm
from ..models import Ask


@door("moments.talk", to=Bond)
def asking(request: Request, bond: Bond) -> HttpResponse:
    return render(request, "moments/asking.html", page.asking(request.person, bond, AskForm()))


@door("moments.ask", to=Bond, acts=True)
def ask(request: Request, bond: Bond) -> HttpResponse:
    form = AskForm(request.POST)
    if form.is_valid():
        ask = Ask.objects.ask(bond, request.person, form.cleaned_data["minutes"])
        return redirect("moments:wait", ask.token)
    return render(request, "moments/asking.html", page.asking(request.person, bond, form))


@door("moments.wait", to=Ask, live=True)
def wait(request: Request, ask: Ask) -> HttpResponse:
    around = {"ask": ask, "bond": ask.bond, "side": ask.bond.side_of(request.person)}
    return render(request, "moments/waiting.html", around)


@door("moments.unask", to=Ask, closing=True, acts=True)
def unask(request: Request, ask: Ask) -> HttpResponse:
    ask.take_back()
    return redirect("moments:wait", ask.token)


@door("moments.accept", to=Ask, acts=True)
def accept(request: Request, ask: Ask) -> HttpResponse:
    return redirect("moments:in_talk", ask.accept().token)


@door("moments.not_now", to=Ask, closing=True, acts=True)
def not_now(request: Request, ask: Ask) -> HttpResponse:
    ask.not_now()
    return redirect("connections:bond", ask.bond.token)
