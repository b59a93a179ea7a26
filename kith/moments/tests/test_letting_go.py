from kith.connections.models import Side
from kith.connections.rules import Step
from kith.ground import sealed
from kith.moments.models import Moment


def test_what_somebody_said_goes_with_a_bond_they_let_go(ana, ben, bond):
    bond.begin(Step.NOTE)
    hers = Moment.objects.give(bond, ana, "note", "You were brave today")
    his = Moment.objects.give(bond, ben, "note", "So were you")
    bond.step_back(ben, Step.APART)
    bond.let_go(ana)
    assert not Side.objects.filter(person=ana).exists()
    assert sealed.read(hers.key, hers.sealed_words) is None
    assert list(Moment.objects.all()) == [his]


def test_letting_go_makes_no_sound(ana, ben, bond, heard):
    assert heard.during(lambda: bond.let_go(ana)) == []
