"""The reply coach: what a draft does, sentence by sentence, before it is sent.

It marks what tends to close people (advice nobody asked for, minimising, judging, comparing,
interrogating, cheering up) and names what tends to open them (validation, saying back, an open
question). It never blocks, keeps nothing, and asks nobody outside.

Why these: listeners who validate and say back leave people calmer than listeners who advise or
cheer (Shenk and Fruzzetti 2011; Burleson 2009), and in motivational interviewing it is the share of
reflections that goes with change (Miller and Rollnick 2013).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from .coaching.kinds import ADVICE, ASKING, GOOD, HARM
from .coaching.overlap import says_back, told_in
from .coaching.telling import Told, told_of

HARMFUL = 0.5  # from this p on, a draft is called harmful
MARKED = 0.59  # a sentence is marked a little later: a false mark costs somebody their courage
NAMED = 0.45  # a good sentence is named a little sooner: it costs nothing
WISHES = ("read", "heard", "asked", "advice")
ASKS = 0.6  # a question mark alone; the rest comes from how it asks
LIFTS = 0.5  # how far the story's own words bring a sentence on its way to reflection
of_asking = itemgetter(*ASKING)


@dataclass(frozen=True, slots=True)
class Span:
    start: int  # code points into the draft
    end: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class Headline:
    """Reflection over input, counted in sentences.

    After the reflection-to-question ratio and percent reflections of MITI 4.2.1 (Moyers, Manuel and
    Ernst 2014), where one reflection to a question is fair and two are good. Here what the house
    calls good stands on one side (validation, reflection, an open question) and what puts something
    in on the other (advice, telling of any harmful kind, closed and why questions).
    """

    reflection: int
    input: int

    @property
    def share(self) -> float | None:
        """Of what was either, how much was reflection; none, where nothing was either."""
        both = self.reflection + self.input
        return self.reflection / both if both else None


@dataclass(frozen=True, slots=True)
class Reading:
    spans: tuple[Span, ...]
    validation: float  # each p from 0 to 1, of the whole draft
    reflection: float
    question: float  # that it asks
    advice: float  # that it advises, welcome or not
    harm: float  # that something in it harms; advice only where it was not asked for
    headline: Headline


class _Seen(NamedTuple):
    """A sentence, and what the wish and the story make of it."""

    told: Told
    harm: float
    reflects: float
    good: str
    goodness: float


def read(text: str, wish: str = "heard", story: str | None = None) -> Reading:
    """Total: any text at all has a reading. Linear in the length of the text."""
    echoed = told_in(story)
    unwelcome = HARM[1:] if wish == ADVICE else HARM
    of_harm = itemgetter(*unwelcome)
    seen = [_seen(each, sum(of_harm(each.kinds)), echoed) for each in told_of(text)]
    return Reading(
        spans=tuple(span for each in seen for span in _spans(each, unwelcome)),
        validation=_most(each.told.kinds["validation"] for each in seen),
        reflection=_most(each.reflects for each in seen),
        question=_most(_asks(each.told) for each in seen),
        advice=_most(each.told.advises for each in seen),
        harm=_most(each.harm for each in seen),
        headline=_headline(seen),
    )


def _most(shares: Iterable[float]) -> float:
    return min(1.0, max(shares, default=0.0))


def _seen(told: Told, harm: float, echoed: frozenset[str]) -> _Seen:
    kinds = told.kinds
    reflects = _reflects(told, echoed)
    good = (kinds["validation"], reflects, kinds["open_question"])  # in the order of GOOD
    goodness = max(good)
    return _Seen(told, harm, reflects, GOOD[good.index(goodness)], goodness)


def _reflects(told: Told, echoed: frozenset[str]) -> float:
    """Words of the story lift it, by what could be reflection but is not yet told as one."""
    kinds = told.kinds
    if not echoed:
        return kinds["reflection"]
    room = kinds["validation"] + kinds["presence"] + kinds["other"]
    return kinds["reflection"] + room * LIFTS * says_back(told.sentence.words, echoed)


def _spans(seen: _Seen, unwelcome: tuple[str, ...]) -> list[Span]:
    """One kind each: a sentence is marked, or named as good, or left as it is."""
    if seen.harm >= MARKED:
        likeliest = max(unwelcome, key=seen.told.kinds.__getitem__)
        return [_span(seen, likeliest, seen.harm)]
    named = seen.goodness >= NAMED and seen.harm < HARMFUL
    return [_span(seen, seen.good, seen.goodness)] if named else []


def _span(seen: _Seen, kind: str, score: float) -> Span:
    sentence = seen.told.sentence
    return Span(sentence.start, sentence.end, kind, min(1.0, score))


def _asks(told: Told) -> float:
    asking = sum(of_asking(told.kinds))
    return ASKS + (1 - ASKS) * asking if told.sentence.asks else asking


def _headline(seen: list[_Seen]) -> Headline:
    sides = [_side(each) for each in seen]
    return Headline(reflection=sides.count("reflection"), input=sides.count("input"))


def _side(seen: _Seen) -> str:
    """Advice puts something in even where it is welcome, and so does a closed question."""
    kinds = seen.told.kinds
    plain = max(kinds["presence"], kinds["other"])
    put_in = max(kinds[ADVICE], kinds["closed_question"])
    if seen.harm >= HARMFUL or put_in > max(seen.goodness, plain):
        return "input"
    return "reflection" if seen.goodness >= plain else ""
