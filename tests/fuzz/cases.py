"""One case of bad input: somebody, an address, and what is wrong with what they send.

Everything is drawn from one seed, so it can be asked for again: `FUZZ=12:345` are the few cases
345 of seed 12, which share an address and a who.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import quote_from_bytes

from django.conf import settings
from django.urls import reverse

from tests.house.rows import Row
from tests.house.snapshot import Rows
from tests.house.whos import Who, person
from tests.house.world import World

from . import bodies, declared, values
from .asking import Asked, Headers, usual_headers
from .visitors import OLD_TOKEN, TOKEN, Visitors

CSRF = "csrfmiddlewaretoken"
OTHERS = (
    "person",
    "person_id",
    "who",
    "bond",
    "bond_id",
    "token",
    "id",
    "pk",
    "by",
    "draft",
    "next",
)
USUAL = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
METHODS = (*USUAL, "TRACE", "CONNECT", "get", "X")
HEADERS = (  # what a server, Django, or a library beneath them may read
    *("host", "origin", "referer", "cookie", "content-length", "content-type", "accept-language"),
    *(
        "sec-fetch-dest",
        "sec-fetch-mode",
        "sec-fetch-site",
        "sec-purpose",
        "x-forwarded-for",
        "range",
    ),
    *("x-forwarded-proto", "x-forwarded-host", "x-csrftoken", "x-requested-with", "if-none-match"),
    *(
        "if-modified-since",
        "accept-encoding",
        "user-agent",
        "transfer-encoding",
        "expect",
        "upgrade",
    ),
    *("x-http-method-override", "authorization", "forwarded", "content-encoding", "content_type"),
)
HEADER_VALUES = (
    *(b"", b" ", b"\xff\xfe", b"null", b"*", b"-1", b"9" * 5000, b"0", b"document", b"iframe"),
    *(b"http://", b"http://[", b"//", b"http://127.0.0.1@evil/", b"a" * 9000, b"a,b;q=x, *;q=0,;"),
    *(b"bytes=0-", b"bytes=9-1", b"bytes=a-b", b"bytes=0-" + b"9" * 99, b"gzip;q=1e999, br;q=-"),
    *(b"Thu, 99 Foo 99999 99:99:99 GMT", b"chunked", b"100-continue", b"%00%ff", b"zz-ZZ" * 400),
    values.MARK.encode(),
    b"<" + values.MARK.encode() + b">",
)
COOKIES = (
    b"=",
    b";;;=;",
    b"kith=",
    b"kith=\xff\xfe\x80",
    b'kith="\\303\\277\\000"',
    b"kith=a; kith=b",
    b"kith=" + b"a" * 8000,
    b"kith=../../secret",
    b"; ".join(b"c%d=d" % number for number in range(500)),
)
BAD_PARTS = (
    *(
        b"",
        b".",
        b"..",
        b"../..",
        b"\0",
        b"a\0b",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"%",
        b"%zz",
        b"a" * 3000,
    ),
    *(
        b"\xe2\x80\xae" + values.MARK.encode(),
        b"a/b",
        b"a//b",
        b" ",
        b"\r\nX: y",
        b"?",
        b"#",
        b"-1",
    ),
    *(b"static/../../x", b"__class__", b"\xf0\x9f\x99\x82", values.MARKUP.encode()),
)


@dataclass
class Case:
    number: str  # "12:345"
    row: Row
    who: Who
    world: World
    visitors: Visitors
    parts: list[str]  # what the address names
    fields: dict[str, Any]  # the fields declared at this address
    right: list[bodies.Field]  # what a page of ours would send
    ids: list[str]
    before: Rows  # every row, as it is before
    chance: Random
    method: str = "POST"
    sent: list[bodies.Field] = field(default_factory=list)
    path: str = ""
    query: bytes = b""
    headers: Headers = field(default_factory=list)
    cookie: str = ""
    token: str = TOKEN
    encode: Callable[..., bodies.Sent] | None = None
    wrong: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)  # fields in which something odd stands

    @property
    def me(self) -> int:
        """Whose session it is; 0: nobody's."""
        return self.world.pks.get(person(self.who), 0)

    @property
    def typed(self) -> dict[str, str]:
        """What was written, as the house reads it."""
        read = {name: value.decode("utf-8", "replace") for name, value in self.sent}
        return {
            name: said for name, said in read.items() if declared.is_words(self.fields.get(name))
        }

    @property
    def only_words(self) -> bool:
        """Is nothing odd but what a person wrote?"""
        return set(self.wrong) <= {"a value"} and self.odd <= set(self.typed)

    def asked(self) -> Asked:
        kind, body = self.coded()
        headers = usual_headers(self.cookie)
        if self.method == "POST":
            headers += [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
        body = body if self.method == "POST" else b""
        named = {name for name, _value in self.headers}
        kept = [pair for pair in headers if pair[0] not in named]
        return Asked(self.path, self.method, self.query, kept + self.headers, body)

    def coded(self) -> bodies.Sent:
        fields = [(CSRF, self.token.encode("latin-1")), *self.sent]
        return self.encode(fields, self.chance) if self.encode else bodies.urlencoded(fields)


def drawn(case: Case) -> Case:
    """What this case sends, and what is wrong with it."""
    chance = case.chance
    case.path = reverse(case.row.address, args=case.parts)
    case.cookie = cookie_of(case)
    case.sent = list(case.right)
    wrong = [*[a_value] * 8, words_without_end, *OTHERS_WRONG]
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3))):
        chance.choice(wrong)(case)
    return case


def cookie_of(case: Case) -> str:
    name = person(case.who)
    if name:
        proved = case.chance.random() < (0.8 if case.row.proved else 0.5)
        return case.visitors.cookies[name, proved]
    return case.chance.choice(("", case.visitors.passing, case.visitors.arriving))


def as_sent(data: dict[str, Any]) -> Iterator[bodies.Field]:
    for name, value in data.items():
        for each in value if isinstance(value, list | tuple) else [value]:
            yield name, str(each).encode()


# What can be wrong


def a_value(case: Case) -> None:
    """In one of the fields that are declared here, mostly; there, it stands in place of what was
    right. Else under a name that is read anywhere in the house."""
    here = sorted({*case.fields, *dict(case.sent)})
    names = here if here and case.chance.random() < 0.8 else sorted(declared.names_read()["POST"])
    name = case.chance.choice(names)
    value = values.of_field(case.fields.get(name), case.chance, case.ids)
    case.sent = [pair for pair in case.sent if pair[0] != name] + [(name, value)]
    case.odd.add(name)
    case.wrong.append("a value")


def words_without_end(case: Case) -> None:
    """In every box that is declared here. Where there is none, another value."""
    boxes = [name for name, field in case.fields.items() if declared.is_words(field)]
    kept = [pair for pair in case.sent if pair[0] not in boxes]
    case.sent = kept + [(name, b"a" * values.LONGER) for name in boxes]
    case.odd.update(boxes)
    case.wrong.append("a value")


def a_field_missing(case: Case) -> None:
    if case.sent:
        case.sent.pop(case.chance.randrange(len(case.sent)))
    case.wrong.append("a field missing")


def a_field_more(case: Case) -> None:
    """Somebody else's id, where none is asked for."""
    case.sent += [(name, case.chance.choice(case.ids).encode()) for name in OTHERS]
    case.wrong.append("ids of others")


def the_path(case: Case) -> None:
    """Another thing than is asked for, or nothing that could be a thing."""
    chance = case.chance
    bad = chance.choice((chance.choice(BAD_PARTS), chance.choice(case.ids).encode()))
    known = chance.choice(case.parts or [case.path.strip("/")])
    said = quote_from_bytes(bad, safe="/.%?#" if chance.random() < 0.3 else "")
    case.path = "/" + case.path.replace(known, said, 1).lstrip("/").replace("?", "%3F")
    case.wrong.append("the path")


def the_query(case: Case) -> None:
    chance = case.chance
    names = sorted({*declared.names_read()["GET"], "next", "a", *OTHERS})
    pairs = [f"{chance.choice(names)}=".encode() + chance.choice(BAD_PARTS) for _ in range(3)]
    case.query = b"&".join(pairs) * chance.choice((1, 1, 200))
    case.wrong.append("the query")


def a_header(case: Case) -> None:
    name = case.chance.choice(header_names())
    value = case.chance.choice(HEADER_VALUES)
    case.headers += [(name.encode(), value)] * case.chance.choice((1, 1, 2, 80))
    case.wrong.append(f"the header {name}")


def header_names() -> list[str]:
    read = {name.lower() for name in declared.names_read()["headers"]}
    return [*HEADERS, *sorted(read - set(HEADERS))]


def a_cookie(case: Case) -> None:
    read = [f"{name}={values.MARK}".encode() for name in sorted(declared.names_read()["COOKIES"])]
    mine = f"{settings.SESSION_COOKIE_NAME}={case.visitors.ended}".encode()
    case.headers.append((b"cookie", case.chance.choice([*COOKIES, *read, mine])))
    case.wrong.append("the cookie")


def the_body(case: Case) -> None:
    case.encode = case.chance.choice(bodies.ODD)
    case.wrong.append(f"the body, {case.encode.__name__}")


def the_method(case: Case) -> None:
    case.method = case.chance.choice(METHODS)
    case.wrong.append("the method")


def the_token(case: Case) -> None:
    case.token = case.chance.choice(("", OLD_TOKEN, "k" * 64, "\xff", "a" * 5000, values.MARK))
    case.wrong.append("the token")


OTHERS_WRONG = (
    a_field_missing,
    a_field_more,
    a_field_more,
    the_path,
    the_path,
    the_query,
    a_header,
    a_header,
    a_cookie,
    the_body,
    the_body,
    the_body,
    the_method,
    the_token,
)
