"""Races of meeting: by phrase and across the porch."""

from kith.connections.models import Bond, Crowd, Glimpse, Phrase, PorchSeat
from kith.connections.policy import PORCH
from kith.connections.rules import Step
from kith.ground import choices
from kith.moments.models import Delivery
from kith.people.models import Person

from .people import cookie_of, post, somebody
from .race import Done, Given, Race
from .walls import no_lock_of, no_turn

OUT = {"sqlite": (no_turn,), "postgresql": (no_lock_of(Person, Bond, Phrase, Glimpse),)}


def unlike(bond: Bond) -> str:
    """What the two are shown is what really is."""
    shown = [side.shown_step for side in bond.sides.all()]
    if len(shown) != 2 or {*shown} != {bond.real_step}:
        return f"really at {bond.real_step}, shown at {shown}"
    return ""


class PhrasesCross(Race):
    """Each uses the phrase that the other gave. The first to be used says where they begin.

    Their bond is there from an earlier time: one that is just being made is a wall of its own."""

    name, what = "phrases", "two phrases, used from both sides at once"
    lock = "the two people, their bond and the phrase"
    out = OUT
    lingers = ((Bond, "can_begin"),)
    effects = ((Bond, "begin"), (Bond, "begin"))

    def given(self) -> Given:
        ana, ben = somebody("Ana"), somebody("Ben")
        Bond.objects.between(ana, ben)
        words = [Phrase.objects.make(ben, Step.WAVE), Phrase.objects.make(ana, Step.NOTE)]
        return {"ana": ana.pk, "words": words, "cookies": [cookie_of(ana), cookie_of(ben)]}

    def first(self, given: Given) -> int:
        return self.meet(given, 0)

    def second(self, given: Given) -> int:
        return self.meet(given, 1)

    def meet(self, given: Given, who: int) -> int:
        said = {"words": given["words"][who], "step": int(Step.NOTE)}
        return post(given["cookies"][who], "/meet/", **said)

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        if one.held and other.held:
            return "begun twice, and the later phrase said where"
        bonds = Bond.objects.filter(low=given["ana"])
        return f"{len(bonds)} bonds" if len(bonds) != 1 else unlike(bonds[0])

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return Bond.objects.get(low=given["ana"]).real_step == Step.WAVE


class PhraseTwice(PhrasesCross):
    """Two were told the same phrase. One of them meets whoever made it."""

    name, what = "phrase", "one phrase used by two"
    lock = "the phrase; and whoever made it"

    def given(self) -> Given:
        ana, ben, cora = (somebody(name) for name in ("Ana", "Ben", "Cora"))
        words = Phrase.objects.make(ana, Step.WAVE)
        return {"ana": ana.pk, "words": [words] * 2, "cookies": [cookie_of(ben), cookie_of(cora)]}

    def broken(self, given: Given, one: Done, other: Done) -> str:
        begun = Bond.objects.filter(low=given["ana"], real_step=Step.WAVE)
        if {one.answer, other.answer} != {302, 200} or len(begun) != 1:
            return f"{len(begun)} bonds begun, answered {one.answer} and {other.answer}"
        return unlike(begun[0])

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer == 302)


class AcrossThePorch(Race):
    """Both see each other on the porch, and both wave."""

    name, what = "porch", "two who wave across the porch at once"
    lock = "the two people and their bond"
    out = OUT
    lingers = ((Bond, "can_begin"),)

    def begin(self) -> None:
        PORCH.set(True)
        Crowd.objects.get_or_create(pk=1)

    def given(self) -> Given:
        people = [somebody("Ana"), somebody("Ben")]
        Bond.objects.between(*people)
        for person in people:
            PorchSeat.objects.take(person, "Slow mornings")
        for viewer, other in (people, people[::-1]):
            seat = PorchSeat.objects.get(person=other)
            Glimpse.objects.all()._glimpse(viewer, seat, choices.today())
        glimpses = [Glimpse.objects.get(viewer=person).token for person in people]
        cookies = [cookie_of(person) for person in people]
        return {"ana": people[0].pk, "glimpses": glimpses, "cookies": cookies}

    def first(self, given: Given) -> int:
        return self.wave(given, 0)

    def second(self, given: Given) -> int:
        return self.wave(given, 1)

    def wave(self, given: Given, who: int) -> int:
        return post(given["cookies"][who], f"/porch/{given['glimpses'][who]}/wave/")

    def broken(self, given: Given, one: Done, other: Done) -> str:
        if (one.answer, other.answer) != (302, 302):
            return f"answered {one.answer} and {other.answer}"
        bond = Bond.objects.get(low=given["ana"])
        arrived = Delivery.objects.arrived().filter(moment__bond=bond).count()
        if (bond.real_step, arrived) != (Step.WAVE, 2):
            return f"at step {bond.real_step}, and {arrived} of two waves arrived"
        return unlike(bond)
