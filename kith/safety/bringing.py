"""What can be brought to a host. Each room above says so for its own kinds, when the house opens.

    bringable("note", Note, see="moments.see", copy=lambda note, person: note.words, about=...)

An address is `/bring/<kind>/<token>/`; the two together name one thing, fetched among what this
person can see, so nothing is brought that was not on one's own page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise

from kith.ground.door import Request, door
from kith.people.models import Person

KINDS: dict[str, "Kind"] = {}


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    words: str | Promise  # "A note": what a host's list says, and nothing more
    model: Any
    see: str  # the action with which this kind is seen
    copy: Callable[[Any, Person], str]  # what was seen, as words
    about: Callable[[Any, Person], Person | None]  # whom it concerns
    proved: bool = False  # its words stand behind the passphrase, so they do here, too


def bringable(
    kind: str,
    model: Any,
    *,
    words: str | Promise,
    see: str,
    copy: Callable[[Any, Person], str],
    about: Callable[[Any, Person], Person | None],
    proved: bool = False,
) -> None:
    if kind in KINDS:
        raise ValueError(f"{kind!r} can be brought already")
    KINDS[kind] = Kind(kind, words, model, see, copy, about, proved)


@dataclass(frozen=True, slots=True)
class Bringing:
    """One thing on its way to a host, as the person who brings it sees it."""

    kind: Kind
    thing: Any
    person: Person

    @property
    def copy(self) -> str:
        return self.kind.copy(self.thing, self.person)

    @property
    def about(self) -> Person | None:
        return self.kind.about(self.thing, self.person)

    def locked(self) -> "Bringing | None":
        thing = self.thing.locked()
        return Bringing(self.kind, thing, self.person) if thing is not None else None


class Bringable:
    """Stands where a door expects a model: what it names is `<kind>/<token>`."""

    class objects:
        @staticmethod
        def seen_by(person: Person, action: str) -> "Seen":
            return Seen(person)


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything, of every kind, that this person can see."""

    person: Person
    named: str = ""

    def filter(self, token: str) -> "Seen":
        return Seen(self.person, token)

    def select_related(self, *along: Any) -> "Seen":
        return self

    def first(self) -> Bringing | None:
        return next(iter(self), None)

    def __iter__(self) -> Iterator[Bringing]:
        name, _, token = self.named.partition("/")
        if kind := KINDS.get(name):
            for thing in kind.model.objects.seen_by(self.person, kind.see).filter(token=token):
                yield Bringing(kind, thing, self.person)


def named_by_kind(view: Any) -> Callable[..., HttpResponse]:
    """An address of two parts, opened by one door; or by one behind the passphrase, where that is
    where its words stand."""
    behind = door(view.door.action, view.door.to, proved=True)(view.__wrapped__)

    @wraps(view)
    def opened(request: Request, kind: str, token: str) -> HttpResponse:
        proved = kind in KINDS and KINDS[kind].proved
        return (behind if proved else view)(request, f"{kind}/{token}")

    return opened
