"""Whether a refusal can be told by its time: bin/bench refusals [--quick].

Two requests that are answered alike to the byte, one after the other in an order drawn each time.
For each pair of them: the medians, and the bootstrap 99 % interval of the difference of medians
(Efron and Tibshirani 1993, percentile method, pairs drawn together). It has to lie within 2 ms;
where a passphrase or a code is looked at (a name that exists, one that does not), within 5 ms.
"""

import http.client
import json
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

os.environ["KITH_TRUSTED_PROXY"] = "1"  # so that each try at a name comes from another address

from django.conf import settings

from bench import PORT
from bench.house import served
from kith.connections.models import Bond, Phrase
from kith.connections.rules import Step
from kith.ground.ids import new_token
from kith.ground.turns import turn
from kith.people.hashing import hashed
from kith.people.models import Invitation, Person, Session
from kith.people.phrases import new_phrase

QUICK = "--quick" in sys.argv
DRAWS = 2000
KEPT_OPEN = 2.0  # seconds; the house hangs up after five
HEAD = ("what", "pairs", "one_ms", "other_ms", "low_ms", "high_ms", "mark_ms", "within")
WIDTHS = (34, 7, 9, 10, 9, 9, 9, 7)
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')

Ask = Callable[[], int]  # asks once; the status of the answer


class Browser:
    """One person's, with one connection and one cookie."""

    def __init__(self, person: Person | None = None):
        self.house = http.client.HTTPConnection("127.0.0.1", PORT)
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={begun(person)}" if person else ""
        self.token = ""
        self.asked = 0.0  # when last (monotonic seconds)

    def get(self, path: str) -> int:
        return self._ask("GET", path)[0]

    def form_of(self, path: str) -> "Browser":
        """With what a form of that page needs to be sent."""
        status, body = self._ask("GET", path)
        if not (found := TOKEN.search(body)):
            raise RuntimeError(f"{path} answered {status}, and has no form")
        self.token = found[1].decode()
        return self

    def post(self, path: str, **said: object) -> int:
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": self.token, **said}))[0]

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, bytes]:
        if time.monotonic() > self.asked + KEPT_OPEN:
            self.house.close()  # and opens anew
        self.asked = time.monotonic()
        self.house.request(method, path, body, self._headers())
        answer = self.house.getresponse()
        given = answer.getheader("Set-Cookie")
        self.cookie = given.split(";")[0] if given else self.cookie
        return answer.status, answer.read()

    def _headers(self) -> dict[str, str]:
        address = ".".join(str(random.randrange(1, 255)) for _ in range(4))  # noqa: S311
        return {
            "Cookie": self.cookie,
            "Origin": settings.KITH.origin,
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Forwarded-For": address,
        }


@dataclass(frozen=True)
class Pair:
    """Two that must take the same time, and may answer nothing but this status."""

    what: str
    one: Ask
    other: Ask
    status: int
    mark: float = 2.0  # milliseconds
    pairs: int = 400


def begun(person: Person) -> str:
    with turn():
        return Session.objects.begin(person)


def somebody(name: str, kept: str) -> Person:
    with turn():
        return Person.objects.welcome(name, kept)


def near(one: Person, other: Person, step: Step = Step.TALK) -> Bond:
    with turn():
        bond = Bond.objects.between(one, other)
        bond.begin(step)
    return bond


def pairs() -> Iterator[Pair]:
    kept = hashed("six quiet words that nobody guesses")
    ana, ben, cora, stranger = (somebody(n, kept) for n in ("Ana", "Ben", "Cora", "The stranger"))
    yield from of_things(ana, near(ana, ben), stranger)
    yield from of_moments(ana, near(ana, cora), near(ana, somebody("Elif", kept)))
    yield from of_ways_in(kept, stranger)


def of_things(ana: Person, bond: Bond, stranger: Person) -> Iterator[Pair]:
    looks = Browser(stranger)
    acts = Browser(stranger).form_of("/meet/")
    signed_out = Browser()
    theirs, nobodys = f"/with/{bond.token}/", f"/with/{new_token()}/"
    yield Pair(
        "somebody's page, no page", lambda: looks.get(theirs), lambda: looks.get(nobodys), 404
    )
    yield Pair(
        "a wave there, nowhere",
        lambda: acts.post(f"{theirs}wave/", gesture="wave"),
        lambda: acts.post(f"{nobodys}wave/", gesture="wave"),
        404,
    )
    yield Pair(
        "signed out: a page, no page",
        lambda: signed_out.get(theirs),
        lambda: signed_out.get("/no/"),
        404,
    )


def of_moments(ana: Person, walled: Bond, open_one: Bond) -> Iterator[Pair]:
    """What can wait is said with the same words, whatever becomes of it."""
    with turn():
        walled.wall(walled.other(ana), "Ana")
    here = Browser(ana).form_of(f"/with/{open_one.token}/")
    yield Pair(
        "a wave: walled, open",
        lambda: here.post(f"/with/{walled.token}/wave/", gesture="wave"),
        lambda: here.post(f"/with/{open_one.token}/wave/", gesture="wave"),
        302,
    )
    yield Pair(
        "a page: walled, open",
        lambda: here.get(f"/with/{walled.token}/wave/"),
        lambda: here.get(f"/with/{open_one.token}/wave/"),
        200,
    )


def of_ways_in(kept: str, stranger: Person) -> Iterator[Pair]:
    host = somebody("Dina", kept)
    known = iter([somebody(f"Known {number}", kept) for number in range(300)])
    with turn():
        used = Invitation.objects.make(host)
        opened = Invitation.objects.opened_by(used)
        assert opened is not None  # noqa: S101
        opened.use()
    door, meeting = Browser(), Browser(stranger).form_of("/meet/")
    enter, recover = Browser().form_of("/in/"), Browser().form_of("/recover/")
    begin = int(Step.WAVE)
    yield Pair(
        "an invitation: used, never",
        lambda: door.get(f"/arrive/{used}/"),
        lambda: door.get(f"/arrive/{new_token()}{new_token()}/"),
        404,
    )
    yield Pair(
        "signing in: a name, no name",
        lambda: enter.post("/in/", name=next(known).name, passphrase=new_phrase()),
        lambda: enter.post("/in/", name=new_token(), passphrase=new_phrase()),
        200,
        5.0,
        100,
    )
    yield Pair(
        "recovery: a name, no name",
        lambda: recover.post(
            "/recover/", name=next(known).name, code="0000", passphrase=new_phrase()
        ),
        lambda: recover.post("/recover/", name=new_token(), code="0000", passphrase=new_phrase()),
        200,
        5.0,
        100,
    )
    walled = iter([phrase_of_someone_walled(f"Walled {n}", kept, stranger) for n in range(110)])
    yield Pair(
        "a phrase: walled, unknown",
        lambda: meeting.post("/meet/", words=next(walled), step=begin),
        lambda: meeting.post("/meet/", words=new_phrase(), step=begin),
        200,
        5.0,
        100,
    )


def new_way_in() -> dict[str, str]:
    return {"code": "0000-0000-0000", "passphrase": new_phrase()}


def phrase_of_someone_walled(name: str, kept: str, stranger: Person) -> str:
    maker = somebody(name, kept)
    bond = near(maker, stranger, Step.APART)
    with turn():
        bond.wall(maker, stranger.name)
        return Phrase.objects.make(maker, Step.WAVE)


def milliseconds(ask: Ask, status: int) -> float:
    began = time.perf_counter()
    answered = ask()
    took = time.perf_counter() - began
    if answered != status:
        raise RuntimeError(f"answered {answered}, not {status}")
    return took * 1000


def measured(pair: Pair, count: int) -> list[tuple[float, float]]:
    took = []
    for _ in range(count):
        if random.random() < 0.5:  # noqa: S311
            one = milliseconds(pair.one, pair.status)
            took.append((one, milliseconds(pair.other, pair.status)))
        else:
            other = milliseconds(pair.other, pair.status)
            took.append((milliseconds(pair.one, pair.status), other))
    return took


def difference(took: list[tuple[float, float]]) -> float:
    one, other = zip(*took, strict=True)
    return statistics.median(one) - statistics.median(other)


def interval(took: list[tuple[float, float]]) -> tuple[float, float]:
    """99 % of what other draws of the same pairs would have said."""
    drawn = sorted(difference(random.choices(took, k=len(took))) for _ in range(DRAWS))  # noqa: S311
    return drawn[int(DRAWS * 0.005)], drawn[int(DRAWS * 0.995) - 1]


def row(pair: Pair) -> dict[str, object]:
    count = max(10, pair.pairs // 10) if QUICK else pair.pairs
    measured(pair, 3)  # the first of each kind waits for what is made once
    took = measured(pair, count)
    low, high = interval(took)
    return {
        "what": pair.what,
        "pairs": count,
        "one_ms": round(statistics.median(one for one, _ in took), 2),
        "other_ms": round(statistics.median(other for _, other in took), 2),
        "low_ms": round(low, 2),
        "high_ms": round(high, 2),
        "mark_ms": pair.mark,
        "within": -pair.mark <= low and high <= pair.mark,
    }


def line(values: object) -> str:
    return "".join(f"{value!s:<{width}}" for value, width in zip(values, WIDTHS, strict=True))  # type: ignore[call-overload]


def main() -> None:
    rows = []
    print(line(HEAD))
    with served():
        for pair in pairs():
            rows.append(row(pair))
            print(line(rows[-1].values()))
    print(json.dumps({"bench": "refusals", "rows": rows}))


if __name__ == "__main__":
    main()
