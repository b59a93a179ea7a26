"""Requests that are answered alike, in pairs: what one of them may not tell by its time."""

from collections.abc import Iterator
from datetime import timedelta

from bench.browser import Browser
from bench.pairs import Pair
from kith.connections.models import Bond, Phrase
from kith.connections.rules import Step
from kith.ground import clock
from kith.ground.ids import new_token
from kith.ground.turns import turn
from kith.moments.models import Ask
from kith.people.hashing import hashed
from kith.people.models import Invitation, Person
from kith.people.phrases import new_phrase
from kith.witnessing.models import Story


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
    yield from of_things(near(ana, ben), stranger)
    yield from of_moments(ana, near(ana, cora), near(ana, somebody("Elif", kept)))
    yield from of_a_late_yes(ben, kept)
    yield from of_hearing(somebody("Hal", kept), somebody("Ida", kept), somebody("Jun", kept))
    yield from of_doors(kept, stranger)
    yield from of_names(kept)


def of_things(bond: Bond, stranger: Person) -> Iterator[Pair]:
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
        "sitting down: walled, open",
        lambda: here.post(f"/breathe/with/{walled.token}/", upset=""),
        lambda: here.post(f"/breathe/with/{open_one.token}/", upset=""),
        302,
    )
    yield Pair(
        "a page: walled, open",
        lambda: here.get(f"/with/{walled.token}/wave/"),
        lambda: here.get(f"/with/{open_one.token}/wave/"),
        200,
    )


def of_a_late_yes(ben: Person, kept: str) -> Iterator[Pair]:
    """Two asked Ben for a talk. One took it back, the other put up a wall."""
    asks = [asked_by(somebody(name, kept), ben) for name in ("Fay", "Gus")]
    with turn():
        asks[0].take_back()
        asks[1].bond.wall(asks[1].by, "Ben")
    here = Browser(ben).form_of("/meet/")
    yield Pair(
        "a late yes: taken back, walled",
        lambda: here.post(f"/asks/{asks[0].token}/accept/"),
        lambda: here.post(f"/asks/{asks[1].token}/accept/"),
        403,
    )


def of_hearing(witness: Person, walled: Person, open_one: Person) -> Iterator[Pair]:
    """An answer is taken from whoever holds something, also where it comes to nobody."""
    behind, open_now = held_by(witness, walled), held_by(witness, open_one)
    with turn():
        Bond.objects.between(walled, witness).wall(walled, "Hal")
    here = Browser(witness).form_of("/meet/")
    yield Pair(
        "an answer: walled, open",
        lambda: here.post(f"/holding/{next(behind)}/answer/", words="I hear you."),
        lambda: here.post(f"/holding/{next(open_now)}/answer/", words="I hear you."),
        302,
    )


def held_by(witness: Person, teller: Person) -> Iterator[str]:
    """As many as are answered in one row of the bench."""
    now = clock.now()
    how = {"size": "moment", "weight": 1, "wish": "heard", "language": "en", "topics": 0}
    how |= {"wanted": 1, "host_ok": False, "from_at": now, "until": now + timedelta(days=1)}
    with turn():
        stories = [Story.objects.tell(teller, "On the stairs.", "", **how) for _ in range(410)]
        return iter([story.hold_by(witness).token for story in stories])


def asked_by(person: Person, other: Person) -> Ask:
    with turn():
        return Ask.objects.ask(near(person, other), person, 10)


def of_doors(kept: str, stranger: Person) -> Iterator[Pair]:
    """What opens once, and what never did."""
    host = somebody("Dina", kept)
    with turn():
        used = Invitation.objects.make(host)
        opened = Invitation.objects.opened_by(used)
        assert opened is not None  # noqa: S101
        opened.use()
    door, meeting = Browser(), Browser(stranger).form_of("/meet/")
    walled = iter([phrase_of_someone_walled(f"Walled {n}", kept, stranger) for n in range(110)])
    yield Pair(
        "an invitation: used, never",
        lambda: door.get(f"/arrive/{used}/"),
        lambda: door.get(f"/arrive/{new_token()}{new_token()}/"),
        404,
    )
    yield Pair(
        "a phrase: walled, unknown",
        lambda: meeting.post("/meet/", words=next(walled), step=int(Step.WAVE)),
        lambda: meeting.post("/meet/", words=new_phrase(), step=int(Step.WAVE)),
        200,
        5.0,
        100,
    )


def of_names(kept: str) -> Iterator[Pair]:
    known = iter([somebody(f"Known {number}", kept) for number in range(300)])
    enter, recover = Browser().form_of("/in/"), Browser().form_of("/recover/")
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
        lambda: recover.post("/recover/", name=next(known).name, **new_way_in()),
        lambda: recover.post("/recover/", name=new_token(), **new_way_in()),
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
