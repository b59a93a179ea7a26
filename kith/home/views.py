from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door, open_door

from . import today as page


@open_door("home.front")
def front(request: Request) -> HttpResponse:
    return redirect("home:today") if request.person else render(request, "home/front.html")


@door("home.today", live=True)
def today(request: Request) -> HttpResponse:
    return render(request, "home/today.html", page.around(request))


@door("home.smaller", acts=True)
def smaller(request: Request) -> HttpResponse:
    page.smaller(request)
    return redirect("home:today")


@door("home.not_today", acts=True)
def not_today(request: Request) -> HttpResponse:
    page.not_today(request)
    return redirect("home:today")
