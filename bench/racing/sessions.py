"""Races between two pages of one browser."""

from kith.connections.rules import Step
from kith.ground import again
from kith.people import sessions
from kith.people.codes import hashed
from kith.people.models import RecoveryCode
from kith.people.views.codes import SHOWN

from .people import PASSPHRASE, browser, cookie_of, kept_under, near, post, somebody
from .race import Done, Given, Race
from .walls import kept_anew, kept_whole, no_turn, shown_later


class TwoPages(Race):
    """Ana gives her passphrase on one page; a wave she sends from another is kept as said."""

    name, what = "session", "two pages of one session, each keeping something"
    lock = "the session, onto which each page puts only what it changed"
    out = {"sqlite": (kept_whole,), "postgresql": (kept_whole,)}
    lingers = ((sessions, "written_down"),)

    def given(self) -> Given:
        ana = somebody("Ana")
        bond = near(ana, somebody("Ben"), Step.WAVE)
        return {"bond": bond.token, "cookie": cookie_of(ana, proved=False)}

    def first(self, given: Given) -> int:
        return post(given["cookie"], "/again/", passphrase=PASSPHRASE)

    def second(self, given: Given) -> int:
        return post(given["cookie"], f"/with/{given['bond']}/wave/", gesture="leaf")

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        kept = kept_under(given["cookie"]) or {}
        lost = [name for name in (again.GIVEN, "said") if name not in kept]
        return f"lost: {lost}" if lost else ""


class EndAgainstKeep(Race):
    """Ana signs out on one page while another is still being made, and keeps what it has said."""

    name, what = "out", "signing out against a page that keeps something"
    lock = "the session's row: what is not there is not kept"
    out = {"sqlite": (no_turn, kept_anew), "postgresql": (kept_anew,)}

    def given(self) -> Given:
        ana = somebody("Ana")
        bond = near(ana, somebody("Ben"), Step.WAVE)
        return {"bond": bond.token, "cookie": cookie_of(ana, said="wish")}

    def first(self, given: Given) -> int:
        return post(given["cookie"], "/out/")

    def second(self, given: Given) -> int:
        return browser(given["cookie"]).get(f"/with/{given['bond']}/").status_code

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if kept_under(given["cookie"]) is not None:
            return "the session lives after it was ended"
        return "" if one.answer == 302 else f"answered {one.answer}"


class NewCodesTwice(Race):
    """Ana asks for new codes twice at once: those she is shown open."""

    name, what = "new-codes", "new codes asked for twice at once"
    lock = "the person, under which the codes are given and kept to be shown"
    out = {"sqlite": (shown_later,), "postgresql": (shown_later,)}
    lingers = ((sessions, "written_down"),)

    def given(self) -> Given:
        ana = somebody("Ana")
        return {"ana": ana.pk, "cookie": cookie_of(ana)}

    def first(self, given: Given) -> int:
        return post(given["cookie"], "/me/codes/")

    def second(self, given: Given) -> int:
        return post(given["cookie"], "/me/codes/")

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        shown = {hashed(code) for code in (kept_under(given["cookie"]) or {})[SHOWN]["codes"]}
        kept = RecoveryCode.objects.filter(person=given["ana"]).values_list("hash", flat=True)
        return "" if shown == set(kept) else f"of {len(shown)} codes {len(shown & set(kept))} open"
