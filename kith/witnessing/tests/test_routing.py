"""To whom a telling is offered: never past a limit, never by how well somebody listens."""

from dataclasses import fields, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.witnessing.routing import Room, Telling, fits, next_wave

TOPICS = ["grief", "family", "work", "body"]
topics = st.frozensets(st.sampled_from(TOPICS))
languages = st.frozensets(st.sampled_from(["en", "fr"]), min_size=1)
tellings = st.builds(
    Telling,
    weight=st.integers(0, 2),
    topics=topics,
    language=st.sampled_from(["en", "fr"]),
    told_at=st.floats(0, 1e6),
    waves=st.integers(0, 50),
    wanted=st.integers(1, 2),
)
rooms = st.lists(
    st.builds(
        Room,
        key=st.integers(0, 10**9),
        here=st.booleans(),
        free=st.integers(-1, 2),
        left_today=st.integers(-1, 5),
        heaviest=st.integers(0, 2),
        not_topics=topics,
        languages=languages,
        idle=st.floats(0) | st.just(float("inf")),
        taken=st.integers(0, 500),
        passed=st.integers(0, 500),
        missed=st.integers(0, 500),
    ),
    max_size=40,
    unique_by=lambda room: room.key,
)

LIGHT = Telling(0, frozenset({"grief"}), "en", told_at=0.0, waves=0, wanted=2)
OPEN = Room(
    key=0,
    here=True,
    free=1,
    left_today=2,
    heaviest=2,
    not_topics=frozenset(),
    languages=frozenset({"en"}),
    idle=3600.0,
    taken=0,
    passed=0,
    missed=0,
)


def offered(*some, telling=LIGHT, seed=0):
    numbered = [replace(room, key=key) for key, room in enumerate(some)]
    return set(next_wave(telling, numbered, 60.0, Random(seed)).offer_to)


@given(tellings, rooms, st.floats(0, 1e7), st.randoms(use_true_random=False))
def test_nobody_is_offered_what_is_past_their_limits_and_nobody_twice(telling, some, now, rng):
    wave = next_wave(telling, some, now, rng)
    known = {room.key: room for room in some}
    assert all(fits(telling, known[key]) for key in wave.offer_to)
    assert len(set(wave.offer_to)) == len(wave.offer_to)
    assert 0 < wave.wait <= 600


@given(tellings, rooms)
def test_the_same_chance_makes_the_same_wave(telling, some):
    waves = [next_wave(telling, some, 60.0, Random(3)) for _ in range(2)]
    assert waves[0] == waves[1]


@pytest.mark.parametrize(
    "limit",
    [
        {"free": 0},
        {"left_today": 0},
        {"heaviest": -1},
        {"not_topics": frozenset({"grief"})},
        {"languages": frozenset({"fr"})},
    ],
    ids=lambda limit: next(iter(limit)),
)
def test_each_limit_alone_is_enough(limit):
    assert offered(OPEN) == {0}
    assert offered(replace(OPEN, **limit)) == set()


def test_with_nobody_there_it_looks_again_before_long():
    assert next_wave(LIGHT, [], 60.0, Random(0)).wait <= 60


def test_whoever_is_on_the_page_comes_before_whoever_is_not():
    away = replace(OPEN, here=False)
    assert {5, 6, 7} <= offered(*[away] * 5, *[OPEN] * 3)


def test_a_few_are_asked_and_not_everybody():
    assert len(offered(*[OPEN] * 40)) < 10


def test_for_one_more_witness_fewer_are_asked():
    another = replace(LIGHT, wanted=1, waves=1)
    assert len(offered(*[OPEN] * 40, telling=another)) < len(offered(*[OPEN] * 40))


def test_whoever_never_hears_of_it_elsewhere_is_kept_for_when_they_come_by():
    unheard = replace(OPEN, here=False, missed=2)
    assert offered(*[unheard] * 3) == set()
    assert offered(*[replace(unheard, here=True)] * 3) == {0, 1, 2}


def test_where_hardly_anybody_fits_they_are_asked_for_longer():
    unheard = replace(OPEN, here=False, missed=2)
    assert offered(unheard) == {0}
    assert offered(replace(unheard, missed=9)) == set()


def test_the_last_that_somebody_takes_today_is_kept_for_what_nobody_holds():
    """Unless they are on the page: who knows whether they come by again."""
    last = replace(OPEN, left_today=1, here=False, taken=4)
    another = replace(LIGHT, wanted=1, waves=1)
    assert offered(last) == {0} == offered(replace(last, here=True), telling=another)
    assert offered(last, telling=another) == set()


def test_whoever_is_new_is_asked_too():
    """Beside many who have taken much: before long each of the new ones was."""
    known = replace(OPEN, taken=9, passed=1)
    asked = set().union(*(offered(*[known] * 20, *[OPEN] * 3, seed=seed) for seed in range(30)))
    assert {20, 21, 22} <= asked


def test_the_load_is_spread_among_those_who_say_yes_alike():
    busy, free = replace(OPEN, taken=30, passed=10), replace(OPEN, taken=3, passed=1)
    chosen = [offered(*[busy] * 3, *[free] * 3, seed=seed) for seed in range(50)]
    mine = sum(len(each & {3, 4, 5}) for each in chosen)
    assert mine > 2 * sum(len(each & {0, 1, 2}) for each in chosen)


def test_how_well_somebody_listens_is_no_part_of_it():
    """Nor who they are: this is all that it knows of anybody."""
    assert {field.name for field in fields(Room)} == {
        "key",
        "here",
        "free",
        "left_today",
        "heaviest",
        "not_topics",
        "languages",
        "idle",
        "taken",
        "passed",
        "missed",
    }
