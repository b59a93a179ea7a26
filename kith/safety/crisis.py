"""Whether the writer of a draft may be in danger now.

It only ever adds an offer of help below what somebody writes. It blocks nothing, hides nothing,
tells nobody and keeps nothing, so that nobody has to write around it: people who fear what follows
say less (the reason that help now never depends on it either).

Two things are heard. What is said plainly ("I want to die", "he is outside with a knife") is always
heard, unless it is denied, past, somebody else's, quoted or an idiom. For the rest, words, turns of
phrase and how they stand are weighed by what was learned from some 4,000 drafts written for this
house, and from what people say all day (`bench/teaching/crisis.py`; docs/decisions/0028 says how
well).
"""

from functools import cache
from importlib.resources import files

from kith.ground.learned import Weights, load, share

from .hearing import features

CALLED = 0.5  # from this p on an offer of help stands below the draft
SURE = 0.9  # the least p of what is said plainly
LEARNED = files(features.__package__ or "") / "learned" / "crisis.txt"


@cache
def weights() -> Weights:
    return load(LEARNED)


def sounds_like(text: str) -> float:
    """From 0 to 1. Total: any text at all has an answer. Linear in the length of the text."""
    draft = features.described(text)
    if not draft.told:
        return 0.0
    told = weights().weigh(draft.told)[0]
    p = share(told + weights().firmly(draft.heard)[0])
    return max(p, SURE) if draft.plainly else p
