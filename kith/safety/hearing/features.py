"""What a draft is described by before it is weighed.

`told`: words, their neighbours, how they end, how they begin ("~"), what they are about ("=") and
in which order (">"). Of these each counts the less the more there are. `heard`: turns of phrase and
how each stands ("wish: past"), and what turns the whole; these count in full in a long draft too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from .forms import Found, found_in
from .frames import TURNING, frame
from .meanings import NOTHING, ending, meanings, several, words_of
from .said import CLOSES, OPENS, said

FIRST, LAST = "<", ">"  # stand around the words of a sentence
STEM = 5  # letters
OWN = several("i me my myself")
LEANING = frozenset(  # kinds that say little by themselves
    [
        "where",
        "means",
        "date",
        "note",
        "given away",
        "hidden",
        "blood",
        "burden",
        "cannot go on",
        "asks",
    ]
)
TURNED = ("comic", "light", "assured", "idiom", "past", "quotes")
PLAIN = frozenset(("any: plain", "any: was", "some: plain"))
MANY = 4


@dataclass(frozen=True, slots=True)
class Heard:
    told: set[str]
    heard: set[str]
    plainly: bool  # something that is always heard stands there, and nothing turns it


def described(text: str) -> Heard:
    sentences = said(text)
    told = {feature for words in sentences for feature in _told(words)}
    return Heard(told, *_heard(sentences))


def _told(words: list[str]) -> Iterator[str]:
    row = (FIRST, *words, LAST)
    known = meanings().get
    kinds = [known(word, NOTHING) for word in words]
    yield from row
    yield from map(" ".join, pairwise(row))
    ends = [first[0] if first else ending(word) for first, word in zip(kinds, words, strict=True)]
    yield from (f"{one} {other}" for one, other in zip(row, (*ends, LAST), strict=False))
    yield from (f"~{word[:STEM]}" for word in words if len(word) >= STEM)
    yield from (f"={kind}" for all_of in kinds for kind in all_of)
    about = [all_of[0] for all_of in kinds if all_of]
    yield from (f"{one}>{other}" for one, other in pairwise(about))
    yield from (f"{one}>>{other}" for one, other in zip(about, about[2:], strict=False))


def _heard(sentences: list[list[str]]) -> tuple[set[str], bool]:
    heard: set[str] = set()
    turning: set[str] = set()
    sure: set[str] = set()  # how each of what is always heard stands
    all_found = [found_in(words, " ".join(words)) for words in sentences]
    again = any(form.kind == "back again" for found in all_found for form in found)
    for words, found, quoted in zip(sentences, all_found, _quoted(sentences), strict=True):
        stands = list(_standing(words, found, quoted, again))
        turning = _turning(words, found, quoted)
        heard.update(turning, (feature for form, how in stands for feature in _as_said(form, how)))
        sure.update(how for form, how in stands if form.sure)
    if len(sentences) > 1:
        heard.update(f"last {each}" for each in turning)
    heard.update(_whole(heard), _whose(sentences))
    if sure and heard.isdisjoint(PLAIN):
        heard.add("turned")
    return heard, "plain" in sure and not _lightly(heard)


def _standing(
    words: list[str], found: list[Found], quoted: frozenset[int], again: bool
) -> Iterator[tuple[Found, str]]:
    turning = [form for form in found if form.kind in TURNING]
    over = not again and any(form.kind == "past" for form in turning)
    for form in found:
        if form.kind not in TURNING:
            yield form, "quoted" if form.at in quoted else frame(form, words, turning, over)


def _as_said(form: Found, how: str) -> tuple[str, str]:
    return f"{form.kind}: {how}", f"{'some' if form.kind in LEANING else 'any'}: {how}"


def _turning(words: list[str], found: list[Found], quoted: frozenset[int]) -> set[str]:
    turning = {each.kind for each in found if each.kind in TURNING}
    turning.update(["comic"] * (not comic().isdisjoint(words)), ["quotes"] * bool(quoted))
    return turning


@cache
def comic() -> frozenset[str]:
    return words_of("COMIC")


def _quoted(sentences: list[list[str]]) -> Iterator[frozenset[int]]:
    """Of each sentence, which of its words stand in quotes; one that never closes is none."""
    left = sum(words.count('"') for words in sentences) // 2 * 2
    inside = False
    for words in sentences:
        places = set(_in_single(words))
        for at, word in enumerate(words):
            turns = word == '"' and left > 0
            left -= turns
            inside ^= turns
            places.update([at] * inside)
        yield frozenset(places)


def _in_single(words: list[str]) -> Iterator[int]:
    """Single quotes count within a sentence alone: most of them are apostrophes."""
    if OPENS in words and CLOSES in words:
        yield from range(words.index(OPENS), len(words) - words[::-1].index(CLOSES))


def _whole(heard: set[str]) -> Iterator[str]:
    plain = [each for each in heard if each.endswith(": plain")]
    if "past" in heard:
        yield "past, back again" if "back again" in heard else "past, over"
    if "any: plain" in plain:
        yield from (f"any: plain, {each}" for each in TURNED if each in heard)
    else:
        yield "none plain"
    if len(plain) >= MANY:
        yield "many"
    if not plain:
        yield "nothing"


def _whose(sentences: list[list[str]]) -> Iterator[str]:
    """Whether the writer speaks more of themselves or of others."""
    words = [word for sentence in sentences for word in sentence]
    own = sum(word in OWN for word in words)
    others = sum(word in theirs() for word in words)
    yield "of me" if own > others else "of them" if others > own else "of both"
    if not own:
        yield "of me not at all"


@cache
def theirs() -> frozenset[str]:
    return words_of("HE")


def _lightly(heard: set[str]) -> bool:
    return "meant" not in heard and not heard.isdisjoint(("light", "comic", "assured"))
