"""How a turn of phrase stands in its sentence: whose it is, when, and whether it is meant.

"I want to die", "I don't want to die", "he wants to die", "she said 'I want to die'" and "when I
was sixteen I wanted to die" share nearly all of their words. What differs stands around them.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from .forms import Found
from .meanings import several, words_of

TURNING = frozenset(
    ("idiom", "light", "meant", "past", "back again", "assured", "spoken"),
)
REACH = 5  # words before a form in which a "not" still denies it
BREAKS = several(", ; : . ! ? — ( ) but because so though then if when while")
DENIES = several("not no never none nothing neither nor without nil zero hardly far")
# After these a "not" says something else: "not only", "I'm not joking", "I can't stop".
OTHERWISE = several(
    "only just joking kidding sure know even see lie lying going think help remember take "
    "matter point reason longer stop"
)
MINE = frozenset(("i", "me", "my", "we", "it", "you", "myself"))
WERE = several("was were had did wanted tried thought used")
ASKED = several("whether asked asks ask asking")
ASKING = 8  # words before a form in which it is asked about
NO = (["no"], ["nope"], ["never"], ["nil"], ["none"])
DOES = several(
    "kill kills killing finish hit hits beat hurt strangle murder bury will would outside"
)
# Whoever is frightened, hides or is kept is the one in danger; of the rest it is whoever is hit.
IN_DANGER = several("hiding locked trapped being scared afraid frightened terrified")
OF_ANOTHER = several("wants wishes himself herself")
TELLS = several("am want will have do can keep feel told said")


@cache
def others() -> frozenset[str]:
    return words_of("HE") | words_of("KIN") | {"someone", "somebody"}


def frame(form: Found, words: Sequence[str], turning: Iterable[Found], over: bool) -> str:
    """One of idiom, denied, other, thing, told, past, was, plain.

    `turning`: what in the sentence may turn it; `over`: that the sentence tells of what is past.
    """
    before = _clause(words, form.at)
    if any(each.kind == "idiom" and _meet(each, form) for each in turning):
        return "idiom"
    if _denied(before, _after(form, words)):
        return "denied"
    if _told(before, words[max(0, form.at - ASKING) : form.at]):
        return "told"
    return _whose(form, before, words[form.at]) or _when(form, before, words, over)


def _clause(words: Sequence[str], at: int) -> list[str]:
    """The words before a form, back to where its part of the sentence begins."""
    start = max(0, at - 12)
    breaks = [place for place in range(start, at) if words[place] in BREAKS]
    return list(words[breaks[-1] + 1 if breaks else start : at])


def _after(form: Found, words: Sequence[str]) -> list[str]:
    """The next two words, of which the first may be a mark."""
    length, at = form.end - form.start, form.at
    while length > 0:
        length -= len(words[at]) + 1
        at += 1
    return list(words[at : at + 2])


def _meet(one: Found, other: Found) -> bool:
    return one.start < other.end and one.end > other.start


def _denied(before: list[str], after: list[str]) -> bool:
    """ "Not", near enough before it; or a "no" that answers it."""
    if after[:1] in (["no"], ["nil"], ["none"]) or (after[:1] == [","] and after[1:] in NO):
        return True
    near = before[-REACH:]
    denials = [at for at, word in enumerate(near) if word in DENIES]
    return any(
        not OTHERWISE & set(near[at + 1 :]) and near[max(0, at - 1) : at] != ["can"]
        for at in denials
    )


def _told(before: list[str], further: Sequence[str]) -> bool:
    """Somebody says, asks or sings it, and it is not the writer who does."""
    if not ASKED.isdisjoint(further):
        return True
    own = any(one == "i" and other in TELLS for one, other in pairwise(before))
    return not own and not spoken().isdisjoint(before)


def _whose(form: Found, before: list[str], first: str) -> str:
    """Somebody else's, or a thing's; nothing where it is the writer's own."""
    spoken_of = [word for word in before if word in MINE or word in others()]
    nearest = spoken_of[-1] if spoken_of else ""
    if form.kind == "attacked" and first not in IN_DANGER:
        return "" if nearest in others() or first in others() or first not in DOES else "thing"
    if first in OF_ANOTHER or (nearest and not {nearest, first} & MINE):
        return "other"
    return ""


@cache
def spoken() -> frozenset[str]:
    return words_of("SAID") | words_of("ARTS")


def _when(form: Found, before: list[str], words: Sequence[str], over: bool) -> str:
    if over:
        return "past"
    near = (*before[-4:], *words[form.at : form.at + 2])
    return "plain" if WERE.isdisjoint(near) else "was"
