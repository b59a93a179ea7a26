"""The words of the needs card, and of the walls: what can be chosen, and how it reads to others."""

from datetime import time
from typing import Any

from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

Words = dict[str, str | Promise]

WALLS: Words = {
    "distance": gettext_lazy("Keeping my distance"),
    "alone": gettext_lazy("Doing everything alone"),
    "trust": gettext_lazy("Trusting no one"),
    "nothing": gettext_lazy("Showing nothing"),
}

LISTEN: Words = {
    "be here": gettext_lazy("Just be here"),
    "say heard": gettext_lazy("Say that you heard me"),
    "ask": gettext_lazy("Ask me about it"),
    "advice": gettext_lazy("Advice is welcome"),
}

TOPICS: Words = {
    "family": gettext_lazy("Family"),
    "body": gettext_lazy("Body and health"),
    "food": gettext_lazy("Food and eating"),
    "violence": gettext_lazy("Violence"),
    "loss": gettext_lazy("Death and loss"),
    "dying": gettext_lazy("Thoughts of dying"),
    "love": gettext_lazy("Love and sex"),
    "faith": gettext_lazy("Faith"),
    "drink": gettext_lazy("Drink and drugs"),
    "money": gettext_lazy("Money and work"),
}


def lines(card: dict[str, Any]) -> list[str]:
    """A card, or the visible part of one, in sentences for somebody else to read."""
    spoken = [_stop(card), _slow(card), _pace(card), _quiet(card), _listen(card), _topics(card)]
    return [line for line in [*spoken, _ask(card), _calms(card)] if line]


def _stop(card: dict[str, Any]) -> str:
    stop = card.get("stop")
    return _("This is how they say stop: “%(stop)s”") % {"stop": stop} if stop else ""


def _slow(card: dict[str, Any]) -> str:
    return _("They are slow to reply, and slow replies are fine.") if card.get("slow") else ""


def _pace(card: dict[str, Any]) -> str:
    pace = card.get("pace")
    if not pace:
        return ""
    return ngettext(
        "One thing a day from you is enough. More arrives later.",
        "%(pace)s things a day from you are enough. More arrives later.",
        pace,
    ) % {"pace": pace}


def _quiet(card: dict[str, Any]) -> str:
    if not (card.get("quiet_from") and card.get("quiet_until")):
        return ""
    between = {name: _clock(card[f"quiet_{name}"]) for name in ("from", "until")}
    return _("It is quiet for them from %(from)s to %(until)s, where they are.") % between


def _clock(written: str) -> str:
    return time_format(time.fromisoformat(written))


def _listen(card: dict[str, Any]) -> str:
    how = LISTEN.get(card.get("listen", ""))
    return _("When they tell you something: “%(how)s.”") % {"how": how} if how else ""


def _topics(card: dict[str, Any]) -> str:
    named = [str(TOPICS[topic]) for topic in card.get("topics", []) if topic in TOPICS]
    return _("Not today: %(topics)s.") % {"topics": ", ".join(named)} if named else ""


def _ask(card: dict[str, Any]) -> str:
    return _("They would like to be asked before a talk.") if card.get("ask_before_talk") else ""


def _calms(card: dict[str, Any]) -> str:
    calms = card.get("calms")
    return _("This calms them: “%(calms)s”") % {"calms": calms} if calms else ""
