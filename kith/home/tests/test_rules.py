from hypothesis import given
from hypothesis import strategies as st

from kith.home import rules

yes_or_no = st.booleans()


@given(hour=st.integers(0, 23))
def test_every_hour_has_its_part_of_the_day(hour):
    assert rules.part_of_day(hour) in rules.Part


@given(note=yes_or_no, wave=yes_or_no, card=yes_or_no)
def test_there_is_always_something_small_enough(note, wave, card):
    assert rules.open_now(note=note, wave=wave, card=card)[-1] is rules.Small.BREATH


@given(note=yes_or_no, wave=yes_or_no, card=yes_or_no)
def test_nothing_is_suggested_that_is_not_open(note, wave, card):
    things = rules.open_now(note=note, wave=wave, card=card)
    assert (rules.Small.NOTE in things) == note
    assert (rules.Small.WAVE in things) == wave
    assert (rules.Small.CARD in things) == (not card)


@given(note=yes_or_no, wave=yes_or_no, card=yes_or_no, smaller=st.integers(0, 50))
def test_something_smaller_is_never_larger(note, wave, card, smaller):
    things = rules.open_now(note=note, wave=wave, card=card)
    one, two = rules.fitting(things, smaller), rules.fitting(things, smaller + 1)
    assert things.index(one) <= things.index(two)


@given(people=st.lists(st.text(), max_size=9), day=st.integers(700_000, 800_000))
def test_a_person_of_the_day_is_one_of_ones_people(people, day):
    chosen = rules.of_the_day(people, day)
    assert chosen in people if people else chosen is None
