"""The picture of the house: nearer is nearer, and at the end the two meet."""

from itertools import pairwise

import pytest
from django.template import engines

from kith.ground.templatetags.circles import PLACES, both


def drawn(tag, **context):
    return engines["django"].from_string("{% load circles %}{% " + tag + " %}").render(context)


def test_each_step_is_nearer_and_has_a_ring_less_than_the_one_before():
    for before, after in pairwise(PLACES):
        assert after.x > before.x and after.heart > before.heart
        assert after.rings == before.rings - 1


def test_the_two_meet_only_when_both_are_open():
    assert [bool(both(place)) for place in PLACES] == [False] * 5 + [True]


@pytest.mark.parametrize("step", range(6))
def test_a_large_picture_says_what_it_shows(step):
    assert f'aria-label="{PLACES[step].words}"' in drawn('two_circles step "large"', step=step)


def test_a_small_one_leaves_it_to_the_words_beside_it():
    assert 'aria-hidden="true"' in drawn("two_circles 3") and "aria-label" not in drawn(
        "two_circles 3"
    )


def test_nothing_is_drawn_with_a_style_of_its_own():
    assert "style=" not in drawn('two_circles 5 "large" "x"') + drawn("closing_ring 20 300")


@pytest.mark.parametrize(("left", "gap"), [(300, "100.0"), (150, "50.0"), (-4, "0.0")])
def test_the_ring_closes_with_the_time_also_without_javascript(left, gap):
    assert f'stroke-dashoffset="{gap}"' in drawn("closing_ring left 300", left=left)
