"""Telling, and what becomes of it for whoever told."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kith.connections.models import Bond
from kith.connections.words import SAID
from kith.ground.door import Request, door
from kith.ground.ids import new_token
from kith.pace import keeping
from kith.pace.keeping import keep_words
from kith.pace.models import Draft
from kith.safety.forms import posted

from .. import page
from ..forms import DraftReadForm, FeltForm, TellAnyoneForm, TellForm, WidenForm
from ..models import Reply, Story
from ..offering import hosts_as_shown, strangers_meet
from ..policy.telling import demand_one_more
from ..reading import of_draft
from ..words import FELT, NOT_SAID, TAKEN_BACK, TOLD, WAITS, WALLED

HELP = "help is offered"  # in the session: once, after what was told sounded like crisis


@door("witnessing.tell", refused=keep_words)
def tell(request: Request) -> HttpResponse:
    form = begun(request, TellAnyoneForm, page.place(None))
    if not hosts_as_shown(request.person):
        del form.fields["host_ok"]  # nobody could be asked
    if form.is_valid():
        return set_out(request, form)
    keep_words(request)
    return render(request, "witnessing/tell.html", page.telling(request, form))


@door("witnessing.tell_to", to=Bond, refused=keep_words)
def tell_to(request: Request, bond: Bond) -> HttpResponse:
    form = begun(request, TellForm, page.place(bond))
    if form.is_valid():
        return set_out(request, form, bond)
    keep_words(request)
    return render(request, "witnessing/tell.html", page.telling(request, form, bond))


def begun(request: Request, kind: type[TellForm], place: str) -> TellForm:
    """As it was sent. From among the drafts words come alone: all else is still to be chosen."""
    sent = posted(request)
    if sent is None or "held" not in sent:
        return kind(sent, initial=keeping.begun(request, place))
    words, draft = sent.get("words", ""), sent.get("draft") or new_token()
    return kind(initial={"words": words, "draft": draft})


def set_out(request: Request, form: TellForm, bond: Bond | None = None) -> HttpResponse:
    words, box = form.cleaned_data["words"], form.cleaned_data["draft"]
    story = Story.objects.told_from(box, request.person, words)
    if story is None:
        demand_one_more(request.person)
        story = Story.objects.tell(request.person, words, box, bond=bond, **form.told)
    Draft.objects.clear(request.person, box)
    request.session[HELP] = of_draft(words)["crisis"]
    return said(request, TOLD, "witnessing:told", story.token)


def said(request: Request, what: str, *to: str) -> HttpResponse:
    request.session["said"] = what
    return redirect(*to)


@door("witnessing.read_draft", acts=True, holds=False)
def read_draft(request: Request) -> HttpResponse:
    """Whoever writes may be in danger: then help is offered beside the box, and nothing else."""
    form = DraftReadForm(request.POST)
    reading = of_draft(form.cleaned_data["words"]) if form.is_valid() else {}
    return render(request, "witnessing/read_draft.html", reading | {"form": form})


@door("witnessing.all_told")
def all_told(request: Request) -> HttpResponse:
    return shown(request, "witnessing/all_told.html", page.all_told(request.person))


def shown(request: Request, template: str, around: dict[str, Any]) -> HttpResponse:
    around["said"] = SAID.get(request.session.pop("said", ""), "")
    around.setdefault("crisis", request.session.pop(HELP, False))
    return render(request, template, around)


@door("witnessing.told", to=Story, live=True)
def told(request: Request, story: Story) -> HttpResponse:
    return shown(request, "witnessing/told.html", page.told(request.person, story))


@door("witnessing.words", to=Story, proved=True)
def words(request: Request, story: Story) -> HttpResponse:
    return shown(request, "witnessing/words.html", page.words(story))


@door("witnessing.take_back", to=Story, closing=True, acts=True)
def take_back(request: Request, story: Story) -> HttpResponse:
    story.take_back()
    return said(request, TAKEN_BACK, "witnessing:all_told")


@door("witnessing.wait_on", to=Story, acts=True)
def wait_on(request: Request, story: Story) -> HttpResponse:
    story.wait_on()
    return said(request, WAITS, "witnessing:told", story.token)


@door("witnessing.widen", to=Story, acts=True)
def widen(request: Request, story: Story) -> HttpResponse:
    form = WidenForm(request.POST)
    if form.is_valid():
        to = form.cleaned_data["to"]
        story.widen(anyone=to == "anyone" and strangers_meet(), host=to == "host")
    return redirect("witnessing:told", story.token)


@door("witnessing.felt", to=Reply, acts=True)
def felt(request: Request, reply: Reply) -> HttpResponse:
    form = FeltForm(request.POST)
    felt = form.cleaned_data["felt"] if form.is_valid() else ""
    if form.is_valid():
        reply.felt(felt)
    return said(request, FELT if felt else NOT_SAID, "witnessing:words", reply.story.token)


@door("witnessing.wall", to=Reply, closing=True, acts=True)
def wall(request: Request, reply: Reply) -> HttpResponse:
    """Between the two of them, although they have never met."""
    reply.wall()
    return said(request, WALLED, "witnessing:words", reply.story.token)
