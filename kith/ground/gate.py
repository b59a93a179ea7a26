"""The one gate: may this person do this to that?

Pages, forms, sockets and tasks all ask `may(person, action, target)` and get the same answer.
Yes has to be said out loud: an action without a rule, or a rule without an answer, is a mistake
that stops the request. It is never a yes.

Two kinds of no. Your own limit may be explained to you; anybody else's is one and the same,
whatever its cause, or the refusal itself would tell.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Kind(Enum):
    YES = "yes"
    OWN = "your own limit, explained"
    LATER = "taken, and delivered if and when it can be"
    NOT_NOW = "not now, and no reason"
    UNKNOWN = "as if it had never existed"


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: Kind
    words: str = ""

    @property
    def opens(self) -> bool:
        """Does the door open? The one who gives something cannot tell YES from LATER."""
        return self.kind in {Kind.YES, Kind.LATER}


YES = Verdict(Kind.YES)
LATER = Verdict(Kind.LATER)
NOT_NOW = Verdict(Kind.NOT_NOW)
UNKNOWN = Verdict(Kind.UNKNOWN)


def OWN(words: str) -> Verdict:
    """A limit of your own, so it may be explained to you."""
    return Verdict(Kind.OWN, words)


def every(*verdicts: Verdict) -> Verdict:
    """The first wall that stands, or yes."""
    return next((verdict for verdict in verdicts if verdict is not YES), YES)


def only(condition: bool) -> Verdict:
    """Yes, or as if it had never existed."""
    return YES if condition else UNKNOWN


class Refused(Exception):
    """The gate said no. It carries the verdict, and no word about why."""

    def __init__(self, verdict: Verdict):
        super().__init__(verdict.kind.name)
        self.verdict = verdict


Rule = Callable[[Any, Any], Verdict]
_rules: dict[str, Rule] = {}


def allows(action: str) -> Callable[[Rule], Rule]:
    """Write down the rule for an action: `@allows("moments.note")`."""

    def keep(rule: Rule) -> Rule:
        if action in _rules:
            raise ValueError(f"{action!r} already has a rule")
        _rules[action] = rule
        return rule

    return keep


def may(person: Any, action: str, target: Any) -> Verdict:
    """The one question. Raises KeyError for an action nobody wrote a rule for."""
    verdict = _rules[action](person, target)
    if not isinstance(verdict, Verdict):
        raise TypeError(f"the rule for {action!r} gave no verdict")
    return verdict


def demand(person: Any, action: str, target: Any) -> Verdict:
    """`may`, or Refused."""
    verdict = may(person, action, target)
    if not verdict.opens:
        raise Refused(verdict)
    return verdict


def actions() -> list[str]:
    """Every action that has a rule."""
    return sorted(_rules)
