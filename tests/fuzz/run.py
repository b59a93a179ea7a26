"""Cases, tried in a house that is put back after each."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from time import process_time
from typing import Any

from django.db import connection
from django.urls import reverse

from kith.ground import clock, due
from kith.pace.models import Draft
from kith.people import tries
from kith.people.models import Person
from tests.house import snapshot, things
from tests.house.cells import Cell, Does, Nothing
from tests.house.policy import ROWS
from tests.house.rows import Row, no_thing
from tests.house.walk import undone
from tests.house.whos import Who, become
from tests.house.whos import person as name_of
from tests.house.world import PASSPHRASE, World

from . import cases, declared, judge, whose
from .asking import Answer, Asked, answered, usual_headers
from .bodies import urlencoded
from .cases import CSRF, Case
from .declared import forms_met
from .listening import listening
from .values import LONGER
from .visitors import TOKEN, Visitors, begun, ids

TOGETHER = 5  # cases that share one state of the house
WRITING = ("INSERT", "UPDATE", "DELETE")
SHOWN = [row for row in ROWS if not isinstance(row.get, Nothing)]
PAGES = [reverse(row.address) for row in SHOWN if row.thing is no_thing]
OF_TWO = [row.address for row in SHOWN if row.thing is things.bond]
ARRIVING = {"Person", "RecoveryCode", "Invitation", "Bond", "Side", "Due"}  # by an invitation
LOOKS_AROUND = 0.2  # how often, after something was done, other pages are looked at


@dataclass
class Tried:
    """How many cases, and what was wrong with which."""

    count: int = 0
    slowest: float = 0.0  # seconds of processor
    wrong: list[str] = field(default_factory=list)


def try_all(
    world: World,
    visitors: Visitors,
    seed: int,
    groups: Iterable[int],
    rows: Sequence[Row] = ROWS,
) -> Tried:
    """Some cases of each address, one after the other: in `len(rows)` groups each has its turn."""
    tried = Tried()
    for group in groups:
        for case in drawn_together(world, visitors, seed, group, rows[group % len(rows)]):
            began = process_time()
            found = complaints(case)
            tried.slowest = max(tried.slowest, process_time() - began)
            tried.wrong += [f"FUZZ={case.number} {said(case)}: {line}" for line in found]
            tried.count += 1
    return tried


def drawn_together(
    world: World, visitors: Visitors, seed: int, group: int, row: Row
) -> Iterator[Case]:
    """Some cases of one address and one who, each in the house as it was before."""
    chance = Random(f"{seed}:{group}")
    who = chance.choice(sorted(row.who if chance.random() < 0.75 else set(Who)))
    with undone():
        parts = row.thing(world)
        become(world, who)
        fields = fields_at(world, visitors, row, who, parts)
        right, known = list(cases.as_sent(row.sent(world))), [*ids(world), *parts]
        here = (world, visitors, parts, fields, right, known, snapshot.taken())
        for one in range(TOGETHER):
            drawing = Random(f"{seed}:{group}:{one}")
            yield cases.drawn(Case(f"{seed}:{group}", row, who, *here, drawing))
    world.at_noon()


def fields_at(
    world: World, visitors: Visitors, row: Row, who: Who, parts: list[str]
) -> dict[str, Any]:
    """What the forms of this address declare, as they are met there. Where something is sent, those
    that read it: another form beside them is sent elsewhere."""
    cookie = visitors.cookies.get((name_of(who), True), visitors.arriving)
    met = met_at(reverse(row.address, args=parts), cookie)
    read = [form for form in met if form.is_bound] or met
    return {form.add_prefix(name): field for form in read for name, field in form.fields.items()}


def met_at(address: str, cookie: str) -> list[Any]:
    with forms_met() as met, undone():
        answered(Asked(address, headers=usual_headers(cookie)))
        answered(posting(address, cookie, [("nothing", b"of it")]))
    return met


def posting(address: str, cookie: str, fields: list[tuple[str, bytes]]) -> Asked:
    """As a page of ours would."""
    kind, body = urlencoded([(CSRF, TOKEN.encode()), *fields])
    headers = [*usual_headers(cookie), (b"content-type", kind)]
    headers.append((b"content-length", str(len(body)).encode()))
    return Asked(address, "POST", headers=headers, body=body)


def said(case: Case) -> str:
    return f"{case.row.address}, {case.who}, {case.method}, {', '.join(case.wrong)}"


def complaints(case: Case) -> list[str]:
    with undone():
        found, changes = tried_once(case)
    return found + theirs(case, changes, "-") + theirs(case, changes, "~")


def tried_once(case: Case) -> tuple[list[str], list[whose.Change]]:
    tries.forget()
    began, waiting = process_time(), len(connection.run_on_commit)
    with listening() as lines, writes() as written:
        with forms_met() as met:
            answer = answered(case.asked())
        took = process_time() - began
        found = list(judge.of_page(answer)) + of_form(case, answer, met)
        changes = list(whose.changed(case.before, snapshot.taken())) if written else []
        found += of_changes(case, changes) + of_words(case, answer, changes, met)
        found += [line for each in afterwards(case, answer) for line in judge.of_page(each)]
        found += committed(waiting)
    found += [f"took {took:.1f} s of processor"] if took > judge.LONGEST else []
    found += [told for line in lines for told in line.complaints()]
    return found, changes


@contextmanager
def writes() -> Iterator[list[str]]:
    """Whether anything was written at all: only then is it looked at."""
    written: list[str] = []

    def seen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(WRITING):
            written.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(seen):
        yield written


# What was done


def cell_of(case: Case) -> Cell:
    method = "POST" if case.method == "POST" else "GET"
    return case.row.cell(case.who, method)


def of_changes(case: Case, changes: list[whose.Change]) -> list[str]:
    allowed = judge.may_change(case.row, cell_of(case), case.who is Who.SIGNED_OUT)
    allowed |= ARRIVING if case.cookie == case.visitors.arriving else set()
    names = sorted({f"{sign}{name}" for sign, name, _key in changes if name not in allowed})
    return [f"changes {name}, which is not theirs" for name in names] + theirs(case, changes, "+")


def theirs(case: Case, changes: list[whose.Change], sign: str) -> list[str]:
    """A host acts for others; so does whoever comes in under another name."""
    acts_for_others = case.who is Who.HOST or case.row.public
    return [] if acts_for_others or not case.me else list(whose.others(changes, sign, case.me))


def of_words(case: Case, answer: Answer, changes: list[whose.Change], met: list[Any]) -> list[str]:
    """Where somebody may write, what was refused stands in its box again, or among the drafts."""
    taken = any(name not in judge.ALWAYS_KEPT for _sign, name, _key in changes)
    if taken:
        return [f"takes {name} at any length" for name in endless(met)]
    away = answer.status in {204, 302, 303, 400, 413}
    writes = isinstance(case.row.post, Does) and case.row.post.status != 204  # which stays there
    writes = writes and not isinstance(cell_of(case), Nothing)
    if away or case.method != "POST" or not writes or not case.only_words:
        return []
    found = list(judge.lost(answer.page, case.typed))
    shown = judge.boxes(answer.page)
    gone = [words for name, words in case.typed.items() if name not in shown and judge.same(words)]
    return found + [f"lost: {words[:40]!r}" for words in gone if not kept(case, answer, words)]


def endless(met: list[Any]) -> list[str]:
    """What was taken though it was far too long, into a field that declares no length. It is what
    the house read: a body may name a box twice, and then the last of it counts."""
    read = [(form, name) for form in met if form.is_bound for name in form.fields]
    return [
        name
        for form, name in read
        if declared.is_words(form.fields[name])
        and len((form.data.get(form.add_prefix(name)) or "").strip()) >= LONGER
        and form.fields[name].max_length is None
    ]


def kept(case: Case, answer: Answer, words: str) -> bool:
    drafts = Draft.objects.opened(Person.objects.get(pk=case.me)) if case.me else []
    return any(judge.same(draft.words) == judge.same(words) for draft in drafts)


def of_form(case: Case, answer: Answer, met: list[Any]) -> list[str]:
    is_form = answer.status == 200 and case.row.post is not None and case.method == "POST"
    return list(judge.of_refused(answer.page, met)) if is_form else []


# And then


def afterwards(case: Case, answer: Answer) -> Iterator[Answer]:
    """Where it leads to, as a browser would go there; and pages on which it may be shown."""
    where = answer.header("location")
    cookie = cookie_after(case, answer)
    if answer.status == 302 and where == "/again/":
        answer = answered(posting(where, cookie, [("passphrase", PASSPHRASE.encode())]))
        yield answer
        where, cookie = answer.header("location"), cookie_after(case, answer)
    if answer.status == 302:
        yield answered(Asked(where, headers=usual_headers(cookie)))
        if case.chance.random() < LOOKS_AROUND:
            yield from around(case)
            yield from around_later(case)


def cookie_after(case: Case, answer: Answer) -> str:
    given = answer.header("set-cookie").partition(";")[0].partition("=")[2]
    return given or case.cookie


def around(case: Case) -> Iterator[Answer]:
    """A few of all pages, as those who may be shown what was taken."""
    pages = [*PAGES, *(reverse(name, args=[case.visitors.bond]) for name in OF_TWO)]
    here = Person.objects.filter(pk__in=[case.world.pks[name] for name in ("ana", "ben", "dina")])
    for person in here:
        cookie = begun(person, proved=True)
        for page in case.chance.sample(pages, 3):
            yield answered(Asked(page, headers=usual_headers(cookie)))


def around_later(case: Case) -> Iterator[Answer]:
    """What was taken is also what a worker finds, when a day has gone by."""
    clock.move(timedelta(days=1, hours=1))
    try:
        due.run()
        yield from around(case)
    finally:
        case.world.at_noon()


def committed(waiting: int) -> list[str]:
    """What is to be done once it is saved does not break either."""
    found = []
    for _savepoints, do, _robust in connection.run_on_commit[waiting:]:
        try:
            do()
        except Exception as error:
            found.append(f"breaks once it is saved: {error!r}")
    return found
