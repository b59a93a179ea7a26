"""Races in and around a talk."""

from kith.connections.models import Bond, Wall
from kith.connections.rules import Step
from kith.ground import door
from kith.moments.models import Ask, Line, Talk
from kith.moments.models.ask import Asks
from kith.moments.models.talk import Talks
from kith.people.models import Person

from .people import cookie_of, near, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_turn

WORDS = "It rained all day."
OUT = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond, Talk, Ask),)}


class StopAgainstWord(Race):
    """Ben says stop while Ana says something."""

    name, what = "stop-word", "stop against a word in a talk"
    lock = "the two people, their bond and the talk"
    out = OUT
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


class TwoAsks(Race):
    """Both ask for a talk: then both have answered, and it begins."""

    name, what = "asks", "two who ask for a talk at once"
    lock = "the two people and their bond"
    out = OUT
    lingers = ((Asks, "before"),)

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        bond = near(ana, ben, Step.TALK)
        return {"bond": bond.token, "cookies": [cookie_of(ana), cookie_of(ben)]}

    def first(self, given: Given) -> int:
        return post(given["cookies"][0], f"/with/{given['bond']}/talk/ask/", minutes=5)

    def second(self, given: Given) -> int:
        return post(given["cookies"][1], f"/with/{given['bond']}/talk/ask/", minutes=10)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        talks = Talk.objects.filter(bond__token=given["bond"]).count()
        waiting = Ask.objects.filter(bond__token=given["bond"], talk=None).count()
        return "" if (talks, waiting) == (1, 0) else f"{talks} began, and {waiting} still wait"

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return Talk.objects.get(bond__token=given["bond"]).minutes == 5  # whose ask was there


class AgainstAYes(Race):
    """Ana asked for a talk, and thinks better of it; Ben accepts."""

    lock = "the two people and their bond"
    out = OUT
    lingers = ((door, "demand"),)

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        bond = near(ana, ben, Step.TALK)
        ask = Ask.objects.ask(bond, ana, 10)
        cookies = {"ana": cookie_of(ana), "ben": cookie_of(ben)}
        return {"bond": bond.token, "ask": ask.token, **cookies}

    def second(self, given: Given) -> int:
        return post(given["ben"], f"/asks/{given['ask']}/accept/")

    def goes_on(self, given: Given) -> bool:
        return Talk.objects.going_on(Bond.objects.get(token=given["bond"])) is not None

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 302 or other.answer not in (302, 403):
            return f"answered {one.answer} and {other.answer}"
        return self.wrong(given) or (
            "begun when it was too late already" if other.came_after(one) else ""
        )

    def wrong(self, given: Given) -> str:
        raise NotImplementedError

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(other.answer == 403)


class WallAgainstAccept(AgainstAYes):
    name, what = "wall-accept", "a wall against accepting a talk"
    effects = ((Bond, "wall"), (Talks, "begin"))

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/with/{given['bond']}/wall/")

    def wrong(self, given: Given) -> str:
        if not Wall.objects.filter(bond__token=given["bond"]).exists():
            return "the wall was lost"
        return "a talk goes on across a wall" if self.goes_on(given) else ""


class UnaskAgainstAccept(AgainstAYes):
    name, what = "unask-accept", "taking an ask back against accepting it"
    effects = ((Ask, "take_back"), (Talks, "begin"))

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/asks/{given['ask']}/back/")

    def wrong(self, given: Given) -> str:
        taken_back = Ask.objects.get(token=given["ask"]).taken_back
        if taken_back == self.goes_on(given):
            return "a talk goes on after all" if taken_back else "neither taken back nor begun"
        return ""
