"""Greeting newcomers: a host asks, the person answers on a page of their own."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.ground.door import Request, door
from kith.people.models import Greeting
from kith.safety.forms import posted

from ..doorway import host_door
from ..forms import GreetingForm, NameForm
from ..models import AskedToGreet


@host_door("hosts.care")
def greeters(request: Request) -> HttpResponse:
    form = NameForm(posted(request))
    if form.is_valid():
        AskedToGreet.objects.ask(**form.cleaned_data)
        return render(request, "hosts/greeter_asked.html")
    greeting = Greeting.objects.select_related("person")
    return render(request, "hosts/greeters.html", {"form": form, "greeting": greeting})


@door("hosts.greeting")
def greeting(request: Request) -> HttpResponse:
    form = GreetingForm(posted(request))
    if form.is_valid():
        return answered(request, form.cleaned_data["answer"])
    greets = Greeting.objects.filter(person=request.person).exists()
    return render(request, "hosts/greeting.html", {"form": form, "greets": greets})


def answered(request: Request, answer: str) -> HttpResponse:
    answers = {"yes": AskedToGreet.objects.accept, "no": AskedToGreet.objects.decline}
    answers[answer](request.person)
    return redirect("/")
