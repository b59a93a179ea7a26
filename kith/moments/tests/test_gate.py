import pytest

from kith.connections.models import Bond
from kith.ground import due
from kith.ground.gate import UNKNOWN, may
from kith.moments.models import Ask, Line, Moment, Talk

from .ways import GONE, here

ACTIONS = [
    *[(f"moments.{act}", Bond) for act in ("wave", "note", "invite", "talk", "ask", "all")],
    *[(f"moments.{act}", Moment) for act in ("see", "take_back")],
    *[(f"moments.{act}", Ask) for act in ("wait", "unask", "accept", "not_now")],
    *[(f"moments.{act}", Talk) for act in ("see_talk", "slower", "stop")],
    ("moments.unsay", Line),
]


@pytest.fixture
def everything(ana, ben, near, given):
    """One of each between Ana and Ben: held or given, asked, said."""
    for giver in (ana, ben):
        given("note", "Hello.", giver=giver)
        Ask.objects.create(bond=near, by=giver, minutes=5)
    talk = Talk.objects.begin(near, 5)
    talk.say(ana, "I am here.")
    due.run()


@pytest.mark.parametrize("later", [0, 2, 30])
@pytest.mark.parametrize("way", [here, *GONE])
def test_a_list_and_a_page_never_disagree(ana, ben, stranger, near, everything, moved, way, later):
    way(ben, near)
    moved(hours=later)
    for person in (ana, ben, stranger):
        for action, model in ACTIONS:
            listed = set(model.objects.seen_by(person, action).values_list("pk", flat=True))
            open_to = {
                thing.pk for thing in model.objects.all() if may(person, action, thing) != UNKNOWN
            }
            assert listed == open_to, action
