"""Taking everything along, and leaving."""

from django.http import HttpResponse
from django.shortcuts import render

from kith.ground.door import Request, door
from kith.ground.turns import turn

from .. import copy, sessions
from ..models import Person


@door("people.copy", proved=True)
def read_copy(request: Request) -> HttpResponse:
    return render(request, "people/copy.html", {"parts": copy.parts(request.person)})


@door("people.copy", proved=True)
def copy_file(request: Request) -> HttpResponse:
    whole = copy.whole(request.person)
    answer = HttpResponse(copy.written(whole), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="copy.json"'
    return answer


@door("people.leave", closing=True, holds=False)
def leave(request: Request) -> HttpResponse:
    """Holds nothing beforehand: leaving locks everyone it concerns, in the house's one order."""
    if request.method == "POST":
        with turn(closing=True):
            request.person.leave()
            sessions.sign_out(request)
        return render(request, "people/gone.html")
    only_host = request.person.is_host and Person.objects.hosts().count() == 1
    return render(request, "people/leave.html", {"only_host": only_host})
