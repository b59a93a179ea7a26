import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.ground import gate
from kith.ground.gate import LATER, NOT_NOW, OWN, UNKNOWN, YES, Kind, Refused, Verdict

verdicts = st.sampled_from([YES, LATER, NOT_NOW, UNKNOWN, OWN("Enough for today.")])


@pytest.fixture
def rule(monkeypatch):
    """`rule(answer)`: an action of a room that nobody has built, and its rule."""
    monkeypatch.setattr(gate, "_rules", {})

    def written(answer):
        gate.allows("attic.open")(lambda person, target: answer)
        return "attic.open"

    return written


def test_an_action_without_a_rule_never_opens(ana):
    with pytest.raises(KeyError):
        gate.may(ana, "nobody.thought_of_this", ana)


@pytest.mark.parametrize("answer", [None, True, 1, "yes", Kind.YES])
def test_a_rule_that_answers_anything_but_a_verdict_never_opens(rule, answer):
    with pytest.raises(TypeError):
        gate.may(None, rule(answer), None)


def test_an_action_has_one_rule(rule):
    rule(YES)
    with pytest.raises(ValueError):
        rule(YES)


@pytest.mark.parametrize("answer", [NOT_NOW, UNKNOWN, OWN("Enough for today.")])
def test_what_is_demanded_and_refused_goes_no_further(rule, answer):
    with pytest.raises(Refused) as refused:
        gate.demand(None, rule(answer), None)
    assert refused.value.verdict is answer


def test_a_refusal_says_nothing_in_a_log():
    assert str(Refused(OWN("Ana has written enough today"))) == "OWN"


@given(st.lists(verdicts))
def test_the_first_wall_that_stands_answers(walls):
    answer = gate.every(*walls)
    standing = [wall for wall in walls if wall.kind is not Kind.YES]
    assert answer == (standing[0] if standing else YES)


@given(verdicts)
def test_a_door_opens_for_yes_and_for_later_alike(verdict: Verdict):
    assert verdict.opens == (verdict.kind in {Kind.YES, Kind.LATER})
