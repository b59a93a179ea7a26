"""Races about what is given: walls, rest, and limits that one more would exceed."""

from kith.connections.models import Bond
from kith.connections.rules import Step
from kith.ground import door, due
from kith.ground.ids import new_token
from kith.moments.models import Delivery, Dose, Moment, delivery
from kith.moments.models.delivery import Deliveries, Doses
from kith.pace.models import Draft, OwnLimit, Rest
from kith.pace.models.rest import Rests
from kith.people.models import Needs, Person
from kith.people.models.needs import AllNeeds

from .people import cookie_of, near, post, somebody
from .race import Done, Given, Race
from .walls import no_claim, no_drop, no_lock_of, no_turn

NOTE = "I thought of you by the river."
DOOR = (door, "demand")  # the door has asked the gate
TAKEN = (302, 302)


def write(cookie: str, bond: str) -> int:
    return post(cookie, f"/with/{bond}/note/", words=NOTE)


class AgainstANote(Race):
    """Ben closes; Ana writes, and a worker takes the note to him."""

    lock = "the two people and their bond, before anything is asked"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond),)}
    lingers = (DOOR, (AllNeeds, "of"), (delivery, "is_away"))

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        bond = near(ana, ben, Step.NOTE)
        return {"bond": bond.token, "ana": cookie_of(ana), "ben": cookie_of(ben)}

    def second(self, given: Given) -> int:
        answer = write(given["ana"], given["bond"])
        due.run()
        return answer

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != TAKEN:
            return f"answered {one.answer} and {other.answer}"
        moments = Moment.objects.filter(bond__token=given["bond"])
        if moments.count() != 1:
            return f"{moments.count()} notes in the hands of who wrote one"
        if self.arrived(given) and (other.began is None or other.came_after(one)):
            return "delivered when Ben had closed already"
        return self.left_over(given)

    def left_over(self, given: Given) -> str:
        return ""

    def arrived(self, given: Given) -> bool:
        return Delivery.objects.arrived().filter(moment__bond__token=given["bond"]).exists()

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return not self.arrived(given)


class WallAgainstNote(AgainstANote):
    name, what = "wall-note", "a wall against a note"
    lock = "the two people and their bond, before anything is asked; and what is held is dropped"
    out = {vendor: (*outs, no_drop) for vendor, outs in AgainstANote.out.items()}
    effects = ((Bond, "wall"), (Deliveries, "arrive"))

    def first(self, given: Given) -> int:
        return post(given["ben"], f"/with/{given['bond']}/wall/")

    def left_over(self, given: Given) -> str:
        bond = Bond.objects.get(token=given["bond"])
        if not bond.is_walled() or bond.real_step != Step.APART:
            return "the wall was lost"
        held = Delivery.objects.held().filter(moment__bond=bond).exists()
        return "held, and yet to be delivered" if held else ""


class RestAgainstNote(AgainstANote):
    name, what = "rest-note", "a rest against a note"
    effects = ((Rests, "begin"), (Deliveries, "arrive"))

    def first(self, given: Given) -> int:
        return post(given["ben"], "/rest/begin/")

    def left_over(self, given: Given) -> str:
        deliveries = Delivery.objects.filter(moment__bond__token=given["bond"])
        if not Rest.objects.filter(person=deliveries.get().to).exists():
            return "the rest was lost"
        return ""


class LastOfAPace(Race):
    """Ben takes one a day. Two are on their way at once, and two workers bring them."""

    name, what = "pace", "the last note of a day's pace"
    lock = "the bond, and the claim of what is due"
    out = {
        "sqlite": (no_turn, no_claim),
        "postgresql": (no_lock_of(Person, Bond), no_claim),
    }
    lingers = ((Doses, "today"),)

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        Needs.objects.create(person=ben, pace=1)
        bond = near(ana, ben, Step.NOTE)
        return {"bond": bond.token, "cookies": [cookie_of(ana), cookie_of(ana)]}

    def first(self, given: Given) -> int:
        return self.give(given["cookies"][0], given["bond"])

    def second(self, given: Given) -> int:
        return self.give(given["cookies"][1], given["bond"])

    def give(self, cookie: str, bond: str) -> int:
        answer = write(cookie, bond)
        due.run()
        return answer

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != TAKEN:
            return f"answered {one.answer} and {other.answer}"
        deliveries = Delivery.objects.filter(moment__bond__token=given["bond"])
        arrived, held = deliveries.arrived().count(), deliveries.held().count()
        doses = Dose.objects.filter(bond__token=given["bond"]).values_list("arrived", flat=True)
        if (arrived, held, list(doses)) != (1, 1, [1]):
            return f"{arrived} arrived, {held} are held, and {list(doses)} is counted"
        return ""


class LastOfOnesOwn(Race):
    """Ana gives one a day. She writes to two people at once."""

    name, what = "own-limit", "the last note of one's own limit"
    lock = "whoever gives, before the limit is asked"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond),)}
    lingers = (DOOR,)

    def given(self) -> Given:
        ana = somebody("Ana")
        OwnLimit.objects.keep(ana, 1)
        bonds = [near(ana, somebody(name), Step.NOTE).token for name in ("Ben", "Cora")]
        return {"ana": ana.pk, "bonds": bonds, "cookies": [cookie_of(ana), cookie_of(ana)]}

    def first(self, given: Given) -> int:
        return write(given["cookies"][0], given["bonds"][0])

    def second(self, given: Given) -> int:
        return write(given["cookies"][1], given["bonds"][1])

    def broken(self, given: Given, one: Done, other: Done) -> str:
        notes = Moment.objects.filter(giver=given["ana"]).count()
        if notes != 1 or {one.answer, other.answer} != {302, 403}:
            return f"{notes} were given, answered {one.answer} and {other.answer}"
        return ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer == 302)


class TwoTaps(Race):
    """Ana taps twice, and the same form comes twice at once."""

    name, what = "taps", "the same note sent twice from one form"
    lock = "whoever gives, before it is looked whether this was given from this form"
    out = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond),)}
    lingers = (DOOR,)

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        bond = near(ana, ben, Step.NOTE)
        box = {"draft": new_token(), "place": f"note:{bond.token}", "words": NOTE}
        Draft.objects.keep(ana, box["place"], NOTE, box["draft"])
        return {"bond": bond.token, "ana": cookie_of(ana), "box": box}

    def first(self, given: Given) -> int:
        return post(given["ana"], f"/with/{given['bond']}/note/", **given["box"])

    def second(self, given: Given) -> int:
        return self.first(given)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        notes = Moment.objects.filter(bond__token=given["bond"]).count()
        arrived = Delivery.objects.arrived().filter(moment__bond__token=given["bond"]).count()
        drafts = Draft.objects.filter(token=given["box"]["draft"]).count()
        if (notes, arrived, drafts) != (1, 1, 0):
            return f"{notes} notes, {arrived} arrived, {drafts} drafts are left"
        return ""
