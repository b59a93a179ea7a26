"""How the gate is hung on a web page.

A door fetches what an address names, among what this person can see; where something is done it
first takes its turn, opens the transaction and locks; then it asks the gate. The view runs inside,
so nothing a view decides can change under it, and no view holds anything unasked for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from . import again, choices, live, refusals
from .gate import UNKNOWN, Refused, Verdict, demand
from .ids import only_one
from .turns import turn

View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """What a view is handed: who asks, and what the gate said."""

    person: Any  # a Person; None where nobody is signed in
    session: Any
    session_hash: str
    verdict: Verdict
    prepared: Any  # what the door's `prepare` made before the turn


@dataclass(frozen=True, slots=True)
class Door:
    """What hangs on a view: which action it asks for, and how."""

    action: str
    to: Any = None  # the model whose thing the address names; None: the person themself
    closing: bool = False  # walls, take-backs, steps back, rest: let in first, never asked again
    proved: bool = False  # only within ten minutes of giving the passphrase
    prepare: Callable[[Request], Any] | None = None  # slow work (hashing), before the turn
    refused: Callable[[Request], Any] | None = None  # what is kept where the gate says no
    acts: bool = False  # it only does something: there is no page to look at here
    live: bool = False  # its page listens: how far its topics are is asked before anything else
    holds: bool = True  # takes its turn and locks; False: what it does, it does in turns of its own
    public: bool = False


def door(action: str, to: Any = None, **how: Any) -> Callable[[View], View]:
    """`@door("moments.note", to=Bond)`: for a person of the house."""
    hung = Door(action, to, **how)

    def hang(view: View) -> View:
        @wraps(view)
        def opened(request: Request, token: str = "") -> HttpResponse:
            answer = before(request, hung)
            if answer is not None:
                return answer
            try:
                return inside(request, hung, token, view)
            except Refused:
                if hung.refused:
                    hung.refused(request)
                raise

        opened.door = hung  # type: ignore[attr-defined]
        return opened

    return hang


def inside(request: Request, hung: Door, token: str, view: View) -> HttpResponse:
    """What is done and what is to be said of it on the next page are one transaction."""
    with way_in(request, hung):
        answer = view(request, *step_in(request, hung, token))
        if acting(request, hung):
            request.session.settle()
    return answer


def before(request: Request, hung: Door) -> HttpResponse | None:
    """What is answered before anything is fetched; None: go on. Then the slow work is done."""
    if request.person is None:
        return refusals.signed_out(request)
    if hung.acts and request.method != "POST":
        return refusals.nothing_here(request)
    if hung.proved and not again.proved(request):
        return again.ask(request)
    request.prepared = hung.prepare(request) if hung.prepare else None
    if hung.live and request.method != "POST":
        live.remember(request)
    return None


def open_door(action: str) -> Callable[[View], View]:
    """A page for anyone, signed in or not. What it does, it does in turns of its own."""

    def hang(view: View) -> View:
        @wraps(view)
        def opened(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            return view(request, *args, **kwargs)

        opened.door = Door(action, public=True)  # type: ignore[attr-defined]
        return opened

    return hang


@contextmanager
def way_in(request: Request, hung: Door) -> Iterator[None]:
    if not acting(request, hung):
        yield
        return
    with turn(hung.closing), choices.asked_once():
        yield


def acting(request: Request, hung: Door) -> bool:
    return request.method == "POST" and hung.holds


def step_in(request: Request, hung: Door, token: str) -> list[Any]:
    """What the view is handed: nothing for one's own pages, else the thing itself."""
    person = request.person
    lock = acting(request, hung)
    if hung.to is None:
        mine = held(person) if lock else person
        request.person = mine
        request.verdict = demand(mine, hung.action, mine)
        return []
    thing, verdict = fetched(person, hung.action, hung.to, token, lock=lock)
    request.verdict = verdict
    return [thing]


def held(person: Any) -> Any:
    mine = person.locked()
    if mine is None:
        raise Refused(UNKNOWN)
    return mine


def fetched(person: Any, action: str, model: Any, token: str, *, lock: bool) -> tuple[Any, Verdict]:
    """The thing, under its lock where something is done to it, and what the gate says of it."""
    if "\0" in token:  # which PostgreSQL does not even look for
        raise Refused(UNKNOWN)
    thing = looked_up(person, action, model, token, lock)
    thing = thing.locked() if thing is not None and lock else thing
    if thing is None:
        raise Refused(UNKNOWN)
    return thing, demand(person, action, thing)


def looked_up(person: Any, action: str, model: Any, token: str, lock: bool) -> Any:
    """What is asked for most has a way of its own to be found."""
    if hasattr(model.objects, "found"):
        return model.objects.found(person, action, token)
    found = model.objects.seen_by(person, action).filter(token=token)
    return only_one(found.select_related(None) if lock else found)


def act(
    person: Any,
    action: str,
    model: Any,
    token: str,
    do: Callable[[Any], Any],
    closing: bool = False,
) -> Any:
    """The same way through without a page: in turn, under the lock, past the gate."""
    with turn(closing):
        thing, _verdict = fetched(person, action, model, token, lock=True)
        return do(thing)


class Doors:
    """Every view has a door. A view without one does not open."""

    def __init__(self, get_response: View):
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, kwargs: Any) -> None:
        if not hasattr(view, "door"):
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} has no door")

    def process_exception(self, request: Request, error: Exception) -> HttpResponse | None:
        return refusals.answer(request, error.verdict) if isinstance(error, Refused) else None
