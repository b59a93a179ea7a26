"""What stands in a cell of the policy: what is shown there, and what is changed."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from . import snapshot
from .page import text

OF_A_THING = r"([A-Za-z0-9_-]{16}/.*)?"
OF_A_FORM = "~Session"  # a page with a form keeps its token in the session


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and what was done meanwhile."""

    response: HttpResponse
    nothing_here: HttpResponse  # what the same browser gets where there never was anything
    changed: Counter[str]
    told: int  # how much is waiting to be told to open pages
    next_page: HttpResponse | None = None  # where a form leads to, as it is shown then

    @property
    def changed_but_for_forms(self) -> Counter[str]:
        kept = Counter(self.changed)
        del kept[OF_A_FORM]
        return kept


class Cell:
    """Each says what is wrong with an answer; nothing, where it is as the policy has it."""

    def complaints(self, answer: Answer) -> list[str]:
        raise NotImplementedError


def differ(what: str, found: Any, right: Any) -> list[str]:
    return [] if found == right else [f"{what}: {found!r}, and not {right!r}"]


def untouched(answer: Answer, but: str = "") -> list[str]:
    """Nothing was changed, and nobody is told anything."""
    changed = answer.changed - snapshot.read(but)
    return differ("changed", snapshot.said(changed), "") + differ("told", answer.told, 0)


def same(one: HttpResponse, other: HttpResponse) -> list[str]:
    """Alike to the byte, headers and cookies included; the hour is set aside."""
    return (
        differ("status", one.status_code, other.status_code)
        + differ("headers", headers(one), headers(other))
        + differ("cookies", sorted(one.cookies), sorted(other.cookies))
        + ([] if one.content == other.content else ["the page is another one"])
    )


def headers(response: HttpResponse) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in response.items() if name != "Date")


class Nothing(Cell):
    """As if it had never existed: the same page as anywhere where there is nothing."""

    def complaints(self, answer: Answer) -> list[str]:
        return same(answer.response, answer.nothing_here) + untouched(answer)


@dataclass(frozen=True, slots=True)
class Again(Cell):
    """The passphrase is asked for first, and until then nothing is done."""

    def complaints(self, answer: Answer) -> list[str]:
        where = (answer.response.status_code, answer.response.get("Location"))
        return differ("asked", where, (302, "/again/")) + untouched(answer, but=OF_A_FORM)


@dataclass(frozen=True, slots=True)
class Own(Cell):
    """One's own limit, in words; and nothing is done."""

    words: str
    but: str = ""

    def complaints(self, answer: Answer) -> list[str]:
        return (
            differ("status", answer.response.status_code, 403)
            + holds(answer.response, self.words)
            + untouched(answer, but=self.but)
        )


@dataclass(frozen=True, slots=True)
class NotNow(Cell):
    """No reason, and the same one for everybody."""

    def complaints(self, answer: Answer) -> list[str]:
        return (
            differ("status", answer.response.status_code, 403)
            + holds(answer.response, "It may have nothing to do with you")
            + untouched(answer)
        )


@dataclass(frozen=True, slots=True)
class Shows(Cell):
    """A page with these words. `does`: what looking at it changes, which is next to never."""

    words: str
    does: str = ""
    status: int = 200

    def complaints(self, answer: Answer) -> list[str]:
        return (
            differ("status", answer.response.status_code, self.status)
            + holds(answer.response, self.words)
            + did(answer, self.does)
        )


@dataclass(frozen=True, slots=True)
class Does(Cell):
    """Something is done: exactly these rows, and then this page or these words."""

    does: str
    to: str = ""  # where it leads, as the address begins
    words: str = ""  # what is read then
    status: int = 200  # where it leads nowhere

    def complaints(self, answer: Answer) -> list[str]:
        page = answer.next_page or answer.response
        return (
            did(answer, self.does)
            + leads(answer.response, self.to, self.status)
            + (holds(page, self.words) if self.words else [])
        )


def did(answer: Answer, does: str) -> list[str]:
    """A session that is kept on purpose is written down; one that only keeps a form is not."""
    changed = answer.changed if OF_A_FORM in does else answer.changed_but_for_forms
    return differ("changed", snapshot.said(changed), snapshot.said(snapshot.read(does)))


def leads(response: HttpResponse, to: str, status: int) -> list[str]:
    if not to:
        return differ("status", response.status_code, status)
    where = response.get("Location", "")
    there = re.fullmatch(re.escape(to) + OF_A_THING, where)
    return [] if there else [f"leads to {where!r} and not {to!r}"]


def holds(response: HttpResponse, words: str) -> list[str]:
    return [] if words in text(response) else [f"does not say {words!r}"]


NOTHING = Nothing()
AGAIN = Again()
NOT_NOW = NotNow()
