"""Whether a sentence says back what was told: how many of its own words stand in the story.

Sayings-back share the teller's words; praise, thanks and stories of one's own do not. It only lifts
what already reads as saying back, since a harmful sentence can repeat the story, too.
"""

from collections.abc import Iterable

from .classes import GRAMMAR
from .sentences import sentences

STEM = 5  # letters that are compared: "drinking" meets "drinks", "brother" meets "brothers"
SHORTEST = 4  # letters; what is shorter is seldom about anything
FULL = 0.5  # of a sentence's own words from the story, beyond which more says nothing


def stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word[:STEM]
        for word in words
        if len(word) >= SHORTEST and GRAMMAR.get(word, "VERB") in ("VERB", "KIN")
    )


def told_in(story: str | None) -> frozenset[str]:
    return stems(word for each in sentences(story or "") for word in each.words)


def says_back(words: Iterable[str], story: frozenset[str]) -> float:
    """From 0 to 1."""
    if not story:
        return 0.0
    own = stems(words)
    return min(1.0, len(own & story) / (len(own) * FULL)) if own else 0.0
