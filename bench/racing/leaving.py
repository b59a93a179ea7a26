"""Leaving, raced against everything that somebody else could begin with whoever leaves."""

import random

from kith.connections.models import Bond, Phrase, Rise, Wish
from kith.connections.models.bonds import Bonds
from kith.connections.rules import Step
from kith.ground import clock, door, due
from kith.moments.models import Ask, Delivery, Moment, Talk
from kith.moments.models.talk import Talks
from kith.people.models import Person

from .people import cookie_of, near, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_turn

NOTE = "I thought of you by the river."
ACTS = ("note", "accept", "phrase", "rise")


class Leave(Race):
    """Ana leaves. Ben writes to her, accepts her ask, uses her phrase; or a rise is due."""

    name, what = "leave", "leaving against a note, a talk, a phrase, a rise"
    lock = "everybody the leaver has to do with, and every bond of theirs"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond, Phrase, Ask),)}
    lingers = (
        (door, "demand"),
        (Bonds, "all_locked_of"),
        (Bond, "can_begin"),
        (Bond, "_both_wish"),
        (Talks, "going_on"),
    )

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        given = {"ana": ana.pk, "act": random.choice(ACTS)}
        if given["act"] == "phrase":
            given["words"] = Phrase.objects.make(ana, Step.WAVE)
        else:
            bond = near(ana, ben, Step.NOTE if given["act"] == "rise" else Step.TALK)
            given |= {"bond": bond.token} | self.between(given["act"], bond, ana)
        return given | {"cookies": [cookie_of(ana), cookie_of(ben)]}

    def between(self, act: str, bond: Bond, ana: Person) -> Given:
        if act == "accept":
            return {"ask": Ask.objects.ask(bond, ana, 10).token}
        if act == "rise":
            for person in bond.people():
                bond.wishes.create(person=person, step=Step.TALK)
            Rise.objects.set(bond, clock.now())
        return {}

    def first(self, given: Given) -> int:
        return post(given["cookies"][0], "/me/leaving/")

    def second(self, given: Given) -> int:
        act, ben = given["act"], given["cookies"][1]
        if act == "accept":
            return post(ben, f"/asks/{given['ask']}/accept/")
        if act == "phrase":
            return post(ben, "/meet/", words=given["words"], step=int(Step.WAVE))
        answer = post(ben, f"/with/{given['bond']}/note/", words=NOTE) if act == "note" else 302
        due.run()
        return answer

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if one.answer != 200 or other.answer not in (200, 302, 403):
            return f"answered {one.answer} and {other.answer}"
        ana = Person.objects.get(pk=given["ana"])
        if not ana.has_left or ana.sessions.exists() or ana.passphrase:
            return "she can still come in"
        if given["act"] == "note" and Moment.objects.filter(bond__low=ana).count() != 1:
            return "the note that was written is not one"
        return self.left_of(ana)

    def left_of(self, ana: Person) -> str:
        """Whatever is still there, of what she can have nothing to do with any more."""
        bonds = Bond.objects.of(ana)
        left = {
            "a step": bonds.filter(real_step__gt=Step.APART),
            "a talk": [bond for bond in bonds if Talk.objects.going_on(bond)],
            "a delivery to her": Delivery.objects.filter(to=ana),
            "a rise": Rise.objects.filter(bond__in=bonds),
            "a wish of hers": Wish.objects.filter(person=ana),
            "a phrase": Phrase.objects.filter(maker=ana),
        }
        return next((f"{what} is left" for what, rows in left.items() if rows), "")

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.left < other.left)
