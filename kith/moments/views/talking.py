from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door

from .. import page
from ..forms import LineForm
from ..models import Line, Talk

TAKEN = 202
UNSAID, LONGEST_UNSAID = "unsaid:", 4000  # in the session, by talk; characters


@door("moments.see_talk", to=Talk, live=True)
def talk(request: Request, talk: Talk) -> HttpResponse:
    """Looking and saying have one address, so that the page can look again from wherever it is."""
    unsaid = request.session.get(f"{UNSAID}{talk.token}", "")
    form = LineForm(
        request.POST or None, initial={"words": unsaid}, talk=talk, person=request.person
    )
    if form.is_valid():
        talk.say(request.person, form.cleaned_data["words"])
        return said(request, talk)
    return render(request, "moments/talk.html", page.talk(request.person, talk, form))


def said(request: Request, talk: Talk) -> HttpResponse:
    """A page that sent it by script hears of it as the other's does, and asks again then."""
    request.session.pop(f"{UNSAID}{talk.token}", None)
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        return HttpResponse(status=TAKEN)
    return redirect("moments:in_talk", talk.token)


@door("moments.see_talk", to=Talk, acts=True)
def look(request: Request, talk: Talk) -> HttpResponse:
    """By a button, where there is no JavaScript."""
    return back(request, talk)


def back(request: Request, talk: Talk) -> HttpResponse:
    """To the talk, with what was just being written: another button takes nothing from it. It lies
    sealed in the session until it is said, or is another."""
    if "words" in request.POST:
        request.session[f"{UNSAID}{talk.token}"] = request.POST["words"][:LONGEST_UNSAID]
    return redirect("moments:in_talk", talk.token)


@door("moments.slower", to=Talk, acts=True)
def slower(request: Request, talk: Talk) -> HttpResponse:
    talk.slower()
    return back(request, talk)


@door("moments.minute", to=Talk, acts=True)
def minute(request: Request, talk: Talk) -> HttpResponse:
    talk.ask_for_a_minute(request.person)
    return back(request, talk)


@door("moments.stop", to=Talk, closing=True, acts=True)
def stop(request: Request, talk: Talk) -> HttpResponse:
    talk.stop()
    return back(request, talk)


@door("moments.unsay", to=Line, closing=True, acts=True)
def unsay(request: Request, line: Line) -> HttpResponse:
    line.take_back()
    return back(request, line.talk)
