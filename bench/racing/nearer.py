"""Races about coming nearer: wishes, rises, and stepping back before one takes effect."""

from django.utils import timezone

from kith.connections.models import Bond, Rise
from kith.connections.rules import Step
from kith.ground import due
from kith.people.models import Person

from .people import cookie_of, near, post, somebody
from .race import Done, Given, Race
from .walls import no_claim, no_lock_of, no_turn

BOND_OUT = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond),)}


class TwoWishes(Race):
    """Both wish at once, and after each of them a worker looks whether both do."""

    name, what = "wishes", "both wishes at once"
    lock = "the bond, and the claim of what is due"
    out = {vendor: (*outs, no_claim) for vendor, outs in BOND_OUT.items()}
    lingers = ((Bond, "_both_wish"),)

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        bond = near(ana, ben, Step.WAVE)
        return {"bond": bond.token, "cookies": [cookie_of(ana), cookie_of(ben)]}

    def first(self, given: Given) -> int:
        return self.wish(given["cookies"][0], given["bond"])

    def second(self, given: Given) -> int:
        return self.wish(given["cookies"][1], given["bond"])

    def wish(self, cookie: str, bond: str) -> int:
        answer = post(cookie, f"/with/{bond}/wish/")
        due.run()
        return answer

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        bond = Bond.objects.get(token=given["bond"])
        rises = Rise.objects.filter(bond=bond).count()
        if rises != 1 or not due.is_set("connections.rise", bond.token):
            return "both wished, and no rise is due"
        return ""


class BackAgainstRise(Race):
    """A rise is due this moment; Ben steps back."""

    name, what = "back-rise", "a step back against a due rise"
    lock = "the two people and their bond"
    out = BOND_OUT
    lingers = ((Bond, "_both_wish"),)

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        bond = near(ana, ben, Step.NOTE)
        for person in (ana, ben):
            bond.wishes.create(person=person, step=Step.TALK)
        Rise.objects.set(bond, timezone.now())
        return {"bond": bond.token, "ben": cookie_of(ben)}

    def first(self, given: Given) -> int:
        return post(given["ben"], f"/with/{given['bond']}/back/", to=int(Step.WAVE))

    def second(self, given: Given) -> int:
        return due.run()

    def broken(self, given: Given, one: Done, other: Done) -> str:
        bond = Bond.objects.get(token=given["bond"])
        if one.answer != 302:
            return f"answered {one.answer}"
        if bond.real_step != Step.WAVE:
            return f"at step {bond.real_step} after a step back to {Step.WAVE:d}"
        if Rise.objects.is_due(bond) or due.is_set("connections.rise", bond.token):
            return "a rise is still due"
        return "" if bond.falls.count() == 1 else "the step back was lost"

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return Bond.objects.get(token=given["bond"]).risen_at is None
