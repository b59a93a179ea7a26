"""What somebody reads on their pages, held against what they are to read there, and no more."""

import re
from collections.abc import Iterator
from html import unescape

from .house import WORDS, House
from .mirror import Someone
from .pair import Pair
from .settle import Mirror, differ

STEPS = ["apart", "waves", "notes", "short talks", "feelings", "open"]
ROW = re.compile(r'<strong>([^<]*)</strong><br><span class="soft">([^<]*)</span>')
HEADING = re.compile(r"<h1>You and ([^<]*)</h1>")
FORMER = re.compile(r"They were called ([^<]*) until lately")
PACE = re.compile(r"(One thing|\d+ things) a day from you")
Complaints = Iterator[str]


def misread(house: House, mirror: Mirror, viewer: str, pair: Pair) -> list[str]:
    """Their list, and the pages of one of those on it."""
    return [f"{viewer} reads {line}" for line in _misread(house, mirror, viewer, pair)]


def _misread(house: House, mirror: Mirror, viewer: str, pair: Pair) -> Complaints:
    me = mirror.people[viewer]
    pairs = [pair for pair in mirror.of(viewer) if viewer in pair.shown]
    listed = sorted((pair.shown[viewer].name, STEPS[pair.shown[viewer].step]) for pair in pairs)
    found = sorted(ROW.findall(read(house, viewer, "/people/")))
    yield from differ("their people", found, listed)
    if pair in pairs:
        address = f"/with/{house.bond(*pair.names).token}/"
        yield from bond(read(house, viewer, address), mirror, pair, me)
        yield from said(read(house, viewer, f"{address}said/"), pair, viewer)
        yield from talks(house, mirror, pair, viewer)


def read(house: House, viewer: str, address: str) -> str:
    return unescape(house.get(viewer, address).content.decode())


def bond(page: str, mirror: Mirror, pair: Pair, me: Someone) -> Complaints:
    side, other = pair.shown[me.name], pair.across(me.name)
    yield from differ("the name", HEADING.findall(page), [side.name])
    lately = side.former_until is not None and mirror.today() < side.former_until
    yield from differ("a former name", FORMER.findall(page), [side.former] if lately else [])
    shows = side.step > 0 and other.card_shown.pace
    yield from differ("a pace", bool(PACE.search(page)), bool(shows))
    asked = pair.is_asked(me, mirror.now)
    yield from differ("that they are asked to talk", "would like to talk now" in page, asked)
    talk = pair.talk_now(mirror.now) is not None
    yield from differ("that a talk is going on", "A talk is going on" in page, talk)


def said(page: str, pair: Pair, viewer: str) -> Complaints:
    """What came, as far as it is near; and one's own, always."""
    near = pair.shown[viewer].step > 0
    right = {
        each.words
        for each in pair.given
        if each.kind == "note" and (each.giver == viewer or (each.came and near))
    }
    yield from differ("what was said", set(WORDS.findall(page)), right)


def talks(house: House, mirror: Mirror, pair: Pair, viewer: str) -> Complaints:
    there = [talk for talk in pair.talks if talk.is_read(mirror.now)]
    for talk in there[-1:]:
        page = read(house, viewer, f"/talks/{talk.token}/")
        yield from differ("a talk", set(WORDS.findall(page)), {line[2] for line in talk.lines})
