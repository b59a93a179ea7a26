"""Going to an address as somebody, and looking at what was shown and what was done."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kith.people import tries

from . import snapshot
from .cells import Answer, Cell, Does, differ, headers, same
from .page import text
from .rows import Row
from .whos import OUTSIDE, Who, become, person
from .world import DRAFT, HERS, HIS, World

NOWHERE = "/nothing-at-all/"
BETWEEN_TWO = re.compile(r"\bAna\b|\bBen\b|" + "|".join(map(re.escape, (HERS, HIS, DRAFT))))
NO_WAYS = (
    "OPTIONS",
    "PUT",
    "PATCH",
    "DELETE",
    "TRACE",
    "CONNECT",
    "PROPFIND",
)  # of no page of ours
NOT_ALIKE = {"Content-Length", "Set-Cookie"}  # words that are offered anew each time; a new cookie


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def complaints(world: World, row: Row, who: Who) -> list[str]:
    """Everything that is not as the policy has it, for one address and one who."""
    with undone():
        ends_with = row.thing(world)
        become(world, who)
        visit = Visit(world, row, who, reverse(row.address, args=ends_with))
        return [
            f"{row.address}, {who}, {method}{' (proved)' * proved}: {line}"
            for method, proved, cell in ways(row, who)
            for line in visit.complaints(method, proved, cell)
        ] + [f"{row.address}, {who}, {line}" for line in visit.in_no_way()]


def ways(row: Row, who: Who) -> Iterator[tuple[str, bool, Cell]]:
    for method in ("GET", "POST"):
        yield method, False, row.unproved(who, method)
        if row.proved:
            yield method, True, row.cell(who, method)


class Visit:
    """One house in one state, and somebody at one address of it."""

    def __init__(self, world: World, row: Row, who: Who, address: str):
        self.world, self.row, self.who, self.address = world, row, who, address
        self.data = row.sent(world)
        tries.forget()
        self.before = snapshot.taken()
        self.nothing_here = self.browser(False).get(NOWHERE)

    def browser(self, proved: bool) -> Client:
        return self.world.browser(person(self.who), proved)

    def complaints(self, method: str, proved: bool, cell: Cell) -> list[str]:
        answer = self.answer(method, proved, follow=isinstance(cell, Does) and bool(cell.words))
        found = cell.complaints(answer) + self.told_on(answer.response)
        return found + (self.head(answer.response, proved) if method == "GET" else [])

    def answer(self, method: str, proved: bool, follow: bool = False) -> Answer:
        browser = self.browser(proved)
        with undone():
            waiting = len(connection.run_on_commit)
            response = self.asked(browser, method)
            changed = snapshot.changes(self.before, snapshot.taken())
            told = len(connection.run_on_commit) - waiting
            where = response.get("Location") if follow else None
            shown = browser.get(where) if where else None
        return Answer(response, self.nothing_here, changed, told, shown)

    def asked(self, browser: Client, method: str) -> HttpResponse:
        data = self.data if method == "POST" else None
        return getattr(browser, method.lower())(self.address, data)

    def head(self, get: HttpResponse, proved: bool) -> list[str]:
        """Asked for its head alone, a page says the same, and does no more."""
        answer = self.answer("HEAD", proved)
        head = answer.response
        return (
            differ("HEAD's status", head.status_code, get.status_code)
            + differ("HEAD's headers", steady(head), steady(get))
            + differ("HEAD's page", head.content, b"")
        )

    def in_no_way(self) -> list[str]:
        """However else it is asked for, it answers as where there never was anything."""
        browser = self.browser(True)
        with undone():
            waiting = len(connection.run_on_commit)
            nowhere = browser.generic("OPTIONS", NOWHERE)
            found = [
                f"{method}: {line}"
                for method in NO_WAYS
                for line in same(browser.generic(method, self.address), nowhere)
            ]
            told = len(connection.run_on_commit) - waiting
            changed = snapshot.changes(self.before, snapshot.taken())
        return found + differ("changed", snapshot.said(changed), "") + differ("told", told, 0)

    def told_on(self, response: HttpResponse) -> list[str]:
        """No page of anybody outside holds a word of what is between two people."""
        if self.who not in {*OUTSIDE, Who.SIGNED_OUT}:
            return []
        found = BETWEEN_TWO.findall(text(response).replace(self.row.tells or "\0", ""))
        return [f"tells {word!r}" for word in set(found)]


def steady(response: HttpResponse) -> list[tuple[str, str]]:
    return [pair for pair in headers(response) if pair[0] not in NOT_ALIKE]
