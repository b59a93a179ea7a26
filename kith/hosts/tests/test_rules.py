from hypothesis import given
from hypothesis import strategies as st

from kith.hosts import rules

names = st.sets(st.sampled_from(rules.FIRST_DAY))


@given(names, names)
def test_the_first_day_always_lists_the_same_things_in_the_same_order(happened, ticked):
    items = rules.first_day(happened, ticked)
    assert tuple(item.name for item in items) == rules.FIRST_DAY


@given(names, names)
def test_what_the_house_can_see_for_itself_is_not_for_a_host_to_tick(happened, ticked):
    for item in rules.first_day(happened, ticked):
        believed = ticked if item.by_hand else happened
        assert item.done == (item.name in believed)


@given(st.booleans(), st.booleans(), st.integers(0, 5))
def test_a_host_who_is_part_of_it_decides_only_where_no_other_can(brought_it, before, others):
    may = rules.may_decide(brought_it=brought_it, decided_before=before, others=others)
    assert may == (others == 0 or not (brought_it or before))


@given(st.integers(0, 5))
def test_a_host_who_is_no_part_of_it_always_may(others):
    assert rules.may_decide(brought_it=False, decided_before=False, others=others)
