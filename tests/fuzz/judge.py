"""What is wrong with an answer to bad input. Nothing, where it is as it has to be."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from tests.house import words
from tests.house.cells import Cell, Does, Shows
from tests.house.rows import Row

from .asking import Answer
from .values import MARK

READABLE = {200, 400, 403, 404, 408, 413}  # answered with a page
WITHOUT_A_PAGE = {204, 302, 303, 405}
ALWAYS_KEPT = {"Session", "Draft", "Key"}  # a form, a draft: whoever is not refused may keep one
LONGEST = 2.0  # seconds of processor; a page takes some milliseconds
ERROR = re.compile(r'<p class="error"[^>]*>(.*?)</p>|<ul class="errorlist.*?>(.*?)</ul>', re.S)
TAGS = re.compile(r"<[^>]*>")
ALERT = 'role="alert"'
FILLED = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%s")


def of_page(answer: Answer, typed: Iterable[bytes] = ()) -> Iterator[str]:
    """A page of the house, with a sentence, or a way on; and nothing typed beside it."""
    if answer.status not in READABLE | WITHOUT_A_PAGE:
        yield f"answers {answer.status}"
    if answer.status in (302, 303):
        yield from leading(answer)
    if answer.status in READABLE and not is_plain(answer):
        yield from of_look(answer)
        yield from of_sentences(answer.page)
    if not is_a_copy(answer) and (f"<{MARK}" in answer.page or f"<script>{MARK}" in answer.page):
        yield "markup that was typed stands in the page as it was typed"
    if any(MARK.encode() in value for _name, value in answer.headers):
        yield "what was typed stands in a header"


def is_a_copy(answer: Answer) -> bool:
    """One's own words as JSON, which no browser takes for markup."""
    is_json = answer.header("content-type").startswith("application/json")
    return is_json and answer.header("x-content-type-options") == "nosniff"


def is_plain(answer: Answer) -> bool:
    """Somebody else's name for this house, or the head alone of a page: no page is right."""
    return answer.method == "HEAD" or (
        answer.status == 400 and answer.header("content-type") == "text/plain"
    )


def leading(answer: Answer) -> Iterator[str]:
    where = answer.header("location")
    if where == settings.KITH.leave_to:
        return
    parts = urlsplit(where)
    try:
        resolve(parts.path)
    except Resolver404:
        yield f"leads to {where!r}"
    if parts.scheme or parts.netloc or where.startswith("//"):
        yield f"leads away, to {where!r}"


def of_look(answer: Answer) -> Iterator[str]:
    if answer.header("content-disposition"):
        return
    if not answer.is_page or '<main id="main"' not in answer.page:
        yield f"{answer.status} is not a page in the house's look"
    elif not re.search(r"<(h1|p)\b", answer.page):
        yield f"{answer.status} says nothing"
    if answer.header("cache-control") != "no-store":
        yield "may be kept by a browser"
    if "Traceback" in answer.page or "Exception" in answer.page:
        yield "shows how it broke"


def of_sentences(page: str) -> Iterator[str]:
    """Beside a field stands a sentence of the house's own, never a library's."""
    for said in beside_fields(page):
        if not any(sentence.fullmatch(said) for sentence in own_sentences()):
            yield f"does not speak as the house does: {said[:200]!r}"


def beside_fields(page: str) -> list[str]:
    found = ["".join(each) for each in ERROR.findall(page)]
    return [unescape(TAGS.sub("", said)).strip() for said in found]


def of_refused(page: str, met: Iterable[Any]) -> Iterator[str]:
    """Where a form is shown again, it says what it still needs."""
    refused = [form for form in met if form.is_bound and form.errors and is_shown(form, page)]
    if refused and not beside_fields(page) and ALERT not in page:
        yield f"says nothing of what is wrong with {', '.join(refused[0].errors)}"


_own: list[re.Pattern[str]] = []


def own_sentences() -> list[re.Pattern[str]]:
    if not _own:
        said = {one for path in words.code() for one in words.said_in(path.read_text())}
        said |= {one for path in words.templates() for one in words.sentences(path.read_text())}
        _own.extend(as_pattern(one) for one in said if len(one) > 8)
    return _own


def as_pattern(sentence: str) -> re.Pattern[str]:
    """What is filled in may be anything."""
    return re.compile(".*".join(map(re.escape, FILLED.split(sentence))), re.S)


def is_shown(form: Any, page: str) -> bool:
    return any(f'name="{name}"' in page for name in form.fields)


# What was done


def may_change(row: Row, cell: Cell, signed_out: bool) -> set[str]:
    """Tables that whoever asks may touch at this address, as the policy has it."""
    cells = [row.get, row.post, *row.but.values(), *row.but_post.values()]
    cells = list(row.public.values()) if signed_out else cells
    named = {name for each in cells for name in re.findall(r"[+~-]\d*(\w+)", does(each))}
    return ALWAYS_KEPT | (named | {"Due"} if isinstance(cell, Does | Shows) else set())


def does(cell: Cell | None) -> str:
    return cell.does if isinstance(cell, Does | Shows) else ""


# What was typed


class Boxes(HTMLParser):
    """Every box of a page that words are written in, with what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        kept: dict[str, Any] = dict(given)
        name = kept.get("name") or kept.get("id", "").removeprefix("id_")
        if tag == "input" and kept.get("type") == "text":
            self.found[name] = kept.get("value") or ""
        if tag == "textarea":
            self._open = name
            self.found[name] = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = "" if tag == "textarea" else self._open


def boxes(page: str) -> dict[str, str]:
    reader = Boxes()
    reader.feed(page)
    reader.close()
    return reader.found


def lost(page: str, typed: dict[str, str]) -> Iterator[str]:
    """Of what was typed, what does not stand in its box again."""
    shown = boxes(page)
    for name, words_typed in typed.items():
        if name in shown and same(shown[name]) != same(words_typed):
            yield f"what was typed into {name} is not in its box any more"


def same(said: str) -> str:
    """However lines end, and however a reader of pages names what cannot be shown."""
    return re.sub(r"\s+", " ", said.replace("\0", "")).strip(" \ufffd")
