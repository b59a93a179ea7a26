"""What the coach says of a draft, as a page shows it. Nothing of a draft is kept."""

from typing import Any

from kith.safety.crisis import CALLED, sounds_like

from . import coach, rules
from .coaching.kinds import HARM
from .models import Holding
from .words import (
    BEGINNING_WORDS,
    GOOD_WORDS,
    HALF_AND_HALF,
    MOSTLY_BACK,
    MOSTLY_IN,
    WHY_WORDS,
)


def of_answer(words: str, holding: Holding) -> dict[str, Any]:
    story = holding.story.said if holding.is_held and holding.story else None
    return of_text(words, holding.wish or "heard", story)


def of_text(words: str, wish: str, story: str | None) -> dict[str, Any]:
    reading = coach.read(words, wish, story)
    return {
        "read": bool(words.strip()),
        "marked": [marked(words, span) for span in reading.spans if span.kind in HARM],
        "good": [good(words, span) for span in reading.spans if span.kind in GOOD_WORDS],
        "headline": headline(reading, wish),
        **of_draft(words),
    }


def headline(reading: coach.Reading, wish: str) -> Any:
    """Reflection over input, in words: numbers are for nobody to be measured by. Where advice was
    asked for, it is not held against anybody."""
    share = reading.headline.share
    if share is None or wish == rules.Wish.ADVICE:
        return ""
    return MOSTLY_BACK if share > 0.5 else MOSTLY_IN if share < 0.5 else HALF_AND_HALF


def marked(words: str, span: coach.Span) -> dict[str, Any]:
    return {
        "words": words[span.start : span.end],
        "why": WHY_WORDS[span.kind],
        "beginning": BEGINNING_WORDS[span.kind],
    }


def good(words: str, span: coach.Span) -> dict[str, Any]:
    return {"words": words[span.start : span.end], "good": GOOD_WORDS[span.kind]}


def of_draft(words: str) -> dict[str, Any]:
    """May whoever writes this be in danger now? Then help is offered, and nothing else happens."""
    return {"crisis": sounds_like(words) >= CALLED}
