"""Words by what they are about, by hand: so that "rope" is learned from what is said of "belt".

And words by how they end, where nothing else is known of them.
"""

from functools import cache
from importlib.resources import files

ENDINGS = ("ing", "ed", "ly", "s")
NOTHING: tuple[str, ...] = ()


def several(words: str) -> frozenset[str]:
    return frozenset(words.split())


@cache
def meanings() -> dict[str, tuple[str, ...]]:
    """All the kinds that a word belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    kind = ""
    for line in (files(__package__) / "meanings.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            found |= {word: (*found.get(word, NOTHING), kind) for word in line.split()}
    return found


def words_of(kind: str) -> frozenset[str]:
    return frozenset(word for word, kinds in meanings().items() if kind in kinds)


def ending(word: str) -> str:
    return next((f"-{end}" for end in ENDINGS if word.endswith(end) and len(word) > 4), "-")
