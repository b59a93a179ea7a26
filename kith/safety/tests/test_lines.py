"""Laws of the help lines: what a frightened person is shown, and in which order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.safety import rules
from kith.safety.lines import COUNTRIES, DIRECTORIES, LINES, NEEDS, PLACES, UNSOURCED
from kith.safety.rules import Line


def line(**kept):
    blank = {name: None for name in Line.__slots__} | {
        "id": "zz-x",
        "name": "X",
        "country": "ZZ",
        "needs": ("crisis",),
        "sms": (),
        "languages": (),
        "cost": "free",
        "notes": "",
        "confidence": "high",
        "phone": "1",
    }
    return Line(**blank | kept)


lines = st.builds(
    line,
    needs=st.lists(st.sampled_from(rules.ORDER), min_size=1, max_size=3, unique=True).map(tuple),
    confidence=st.sampled_from(["high", "medium", "low", None]),
    hours=st.sampled_from([None, "24/7", "24/7 by phone", "24/7 by phone in 2021", "Mon 9-17"]),
    region=st.sampled_from([None, "GB-SCT", "GB-WLS"]),
    phone=st.sampled_from([None, "1"]),
)


@given(st.lists(lines))
def test_a_line_resting_on_one_unsure_source_or_none_is_never_for_members(some):
    assert all(each.confidence in {"high", "medium"} for each in rules.for_members(some))


@given(st.lists(lines))
def test_the_emergency_number_comes_first(some):
    needs = [each.main_need for each in rules.in_order(some)]
    assert needs == sorted(needs, key=rules.ORDER.index)


@given(lines, st.lists(lines))
def test_beside_a_line_that_may_be_closed_stands_one_that_is_open_and_can_be_reached(one, some):
    other = rules.beside(one, some)
    if other is not None:
        assert not one.always_answers and other.always_answers
        assert other.phone and other.region in {None, one.region}


@given(lines, st.lists(lines))
def test_where_an_open_line_reaches_this_place_it_is_offered(one, some):
    reached = [
        each
        for each in some
        if each.always_answers and each.phone and each.region in {None, one.region}
    ]
    assert (rules.beside(one, some) is not None) == bool(reached and not one.always_answers)


def test_a_line_said_to_be_open_in_one_year_long_ago_does_not_count_as_open_now():
    assert not line(hours="24/7 by phone in 2021").always_answers
    assert line(hours="24/7 by phone; chat Mon-Fri 09:00-00:00 Australia/Melbourne").always_answers


def test_not_known_whether_it_shows_on_the_bill_counts_as_may_show():
    assert not line(shows_on_bill=None).stays_off_the_bill
    assert not line(shows_on_bill=True).stays_off_the_bill
    assert line(shows_on_bill=False).stays_off_the_bill


def test_the_nearest_need_is_offered_before_the_emergency_number():
    emergency = line(id="e", needs=("emergency",), hours="24/7")
    crisis = line(id="c", needs=("crisis",), hours="24/7")
    same = line(id="s", needs=("abuse",), hours="24/7")
    asked = line(needs=("abuse", "men"), hours="Mon 9-17")
    assert rules.beside(asked, [emergency, crisis, same]) == same
    assert rules.beside(asked, [emergency, crisis]) == crisis
    assert rules.beside(asked, [emergency]) == emergency
    assert rules.beside(asked, []) is None


# The data itself


def test_every_entry_can_be_shown():
    for each in [*LINES, *UNSOURCED]:
        assert re.fullmatch(r"[a-z]{2}(-[a-z0-9]+)+", each.id), each.id
        assert each.country in {*COUNTRIES, rules.EVERYWHERE}, each.id
        assert each.region is None or each.region in PLACES or each in UNSOURCED, each.id
        assert each.needs and set(each.needs) <= set(NEEDS), each.id
        assert re.fullmatch(r"\+?\d+", each.phone or "1"), each.id
        for address in filter(None, (each.chat, each.website)):
            assert address.startswith("https://"), each.id


def test_what_has_no_source_says_so_and_everything_else_has_one():
    assert all(each.source and each.confidence for each in LINES)
    assert not any(each.source or each.confidence for each in UNSOURCED)


def test_every_name_is_one_line_and_ids_are_their_own():
    ids = [each.id for each in [*LINES, *UNSOURCED]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_begins_with_its_emergency_number(country):
    first = rules.in_order(rules.for_members(rules.of_country(LINES, country)))[0]
    assert first.main_need == "emergency" and first.always_answers


def test_there_is_a_directory_for_everywhere_else():
    assert rules.for_members(DIRECTORIES)
