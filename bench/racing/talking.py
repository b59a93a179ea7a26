"""Races in and around a talk."""

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.moments.models import Line, Talk
from kith.people.models import Person

from .people import cookie_of, near, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_turn

WORDS = "It rained all day."


class StopAgainstWord(Race):
    """Ben says stop while Ana says something."""

    name, what = "stop-word", "stop against a word in a talk"
    lock = "the two people, their bond and the talk"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond, Talk),)}
    lingers = ((Talk, "may_say"),)
    effects = ((Talk, "stop"), (Line, "save"))

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        talk = Talk.objects.begin(near(ana, ben, Step.TALK), 15)
        return {"talk": talk.token, "ana": cookie_of(ana), "ben": cookie_of(ben)}

    def first(self, given: Given) -> int:
        return post(given["ben"], f"/talks/{given['talk']}/stop/")

    def second(self, given: Given) -> int:
        return post(given["ana"], f"/talks/{given['talk']}/", words=WORDS)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        said = self.said(given)
        if one.answer != 302 or other.answer != (302 if said else 200):
            return f"answered {one.answer} and {other.answer}, with {said} said"
        if Talk.objects.get(token=given["talk"]).is_going_on:
            return "the stop was lost"
        if said and other.came_after(one):
            return "said when it had been stopped already"
        return "" if said <= 1 else "said twice"

    def said(self, given: Given) -> int:
        return Line.objects.filter(talk__token=given["talk"]).count()

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return not self.said(given)
