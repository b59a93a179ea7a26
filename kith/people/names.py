"""A pseudonym: two gentle words that the house offers, or one's own.

Two names that look alike are one name, or somebody could come as somebody else.
"""

import unicodedata
from functools import cache
from pathlib import Path
from secrets import choice

from confusable_homoglyphs.confusables import confusables_data
from django.utils.crypto import salted_hmac

WORDS = Path(__file__).parent / "words"
LONGEST = 40
AS_GIVEN = "LMN"  # letters, marks and numbers tell names apart; spaces and signs do not
MOST_FOLDS = 4
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # control, bidi override, unassigned


def offered() -> str:
    """Two gentle words: “Quiet Heron”."""
    return f"{choice(words('first'))} {choice(words('second'))}".title()


@cache
def words(name: str) -> tuple[str, ...]:
    return tuple((WORDS / f"{name}.txt").read_text().split())


def tidy(name: str) -> str:
    """As it is kept: composed (NFKC), single spaces, none at its ends."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def fits(name: str) -> bool:
    """Could this be somebody's name? 1 to 40 characters, something to read, nothing unseen."""
    kinds = [unicodedata.category(letter) for letter in name]
    seen = not any(kind in UNSEEN for kind in kinds)
    return 1 <= len(name) <= LONGEST and seen and bool(skeleton(name))


def mark(name: str) -> str:
    """A keyed hash of what the name looks like: unique, and tells nothing without the key."""
    return salted_hmac("kith.people.names", skeleton(name), algorithm="sha256").hexdigest()


def skeleton(name: str) -> str:
    """What a name looks like (after Unicode TR39): the same for every two that look alike.

    Compatibility forms, case, spaces and signs do not tell names apart either.
    """
    looks = _folded(name)
    for _again in range(MOST_FOLDS):
        looks, before = _folded("".join(map(_prototype, looks))), looks
        if looks == before:
            break
    return looks


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    told_by = (letter for letter in plain if unicodedata.category(letter)[0] in AS_GIVEN)
    return unicodedata.normalize("NFKD", "".join(told_by))


def _prototype(letter: str) -> str:
    return _prototypes().get(letter, letter)


@cache
def _prototypes() -> dict[str, str]:
    """For every character the one, or the few, that stand for all that look like it.

    The library lists both ways; in Unicode's own table each has one prototype, and what has
    several kin is one. A capital I looks like an l and is an i, so those two are one here.
    """
    found = {one: kin[0]["c"] for one, kin in confusables_data.items() if len(kin) == 1}
    kept = {one: to for one, to in found.items() if len(one) == 1 and _stands_for(one, to)}
    return kept | {"i": "l"}


def _stands_for(one: str, to: str) -> bool:
    return len(confusables_data[to]) > 1 or _plainness(to) < _plainness(one)


def _plainness(one: str) -> tuple[bool, int, str]:
    return (not one.isascii(), len(one), one)
