"""Holding what somebody told, and answering."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kith.ground import afterwards
from kith.ground.door import Request, door
from kith.pace.keeping import begun, keep_words
from kith.pace.models import Draft

from .. import hearing
from ..forms import AnswerForm, DraftReadForm, HandOnForm
from ..models import Holding, Reply
from ..policy.hearing import is_delivered
from ..reading import of_answer
from ..words import ANSWERED, HANDED_ON, UNSAID
from .telling import said, shown


@door("witnessing.hold", to=Holding, live=True)
def hold(request: Request, holding: Holding) -> HttpResponse:
    form = AnswerForm(initial=begun(request, holding.box), wish=holding.wish)
    return shown(request, "witnessing/hold.html", hearing.holding(request, holding, form))


@door("witnessing.read_along", to=Holding, acts=True, holds=False)
def read_along(request: Request, holding: Holding) -> HttpResponse:
    """The coach, beside the box as one writes, or by a button. It keeps nothing."""
    form = DraftReadForm(request.POST)
    reading: dict[str, Any] = {"writes": True}
    if form.is_valid():
        reading |= of_answer(form.cleaned_data["words"], holding)
        afterwards.do(request, Holding.objects.wrote, holding)
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        return render(request, "witnessing/_reading.html", reading)
    draft = {"initial": request.POST.dict()} if form.is_valid() else {"data": request.POST}
    around = hearing.holding(request, holding, AnswerForm(wish=holding.wish, **draft))
    return render(request, "witnessing/hold.html", around | reading)


@door("witnessing.answer", to=Holding, acts=True, refused=keep_words)
def answer(request: Request, holding: Holding) -> HttpResponse:
    form = AnswerForm(request.POST, wish=holding.wish)
    if form.is_valid():
        Reply.objects.answer(holding, form.cleaned_data["words"], delivered=is_delivered(holding))
        Draft.objects.clear(request.person, form.cleaned_data["draft"])
        return said(request, ANSWERED, "witnessing:hold", holding.token)
    keep_words(request)
    return render(request, "witnessing/hold.html", hearing.holding(request, holding, form))


@door("witnessing.hand_on", to=Holding, closing=True, acts=True)
def hand_on(request: Request, holding: Holding) -> HttpResponse:
    form = HandOnForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data["words"]
        Reply.objects.hand_on(holding, words, delivered=is_delivered(holding))
        return said(request, HANDED_ON, "witnessing:room")
    kept = begun(request, holding.box)
    kept["words"] = request.POST.get("words") or kept.get("words", "")
    kept["draft"] = request.POST.get("draft") or kept["draft"]
    answer = AnswerForm(wish=holding.wish, initial=kept)
    return render(request, "witnessing/hold.html", hearing.holding(request, holding, answer, form))


@door("witnessing.unsay", to=Reply, closing=True, acts=True)
def unsay(request: Request, reply: Reply) -> HttpResponse:
    reply.take_back()
    return said(request, UNSAID, "witnessing:room")
