"""Laws of hearing crisis: any text at all has an answer, the same each time, and soon."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.safety.crisis import CALLED, SURE, sounds_like
from kith.safety.hearing.forms import beginnings, book
from kith.safety.hearing.said import LONGEST, said

from .crisis_marks import DRAFTS

OPEN = [json.loads(line)["text"] for line in (DRAFTS / "open.jsonl").read_text().splitlines()]
WORDS = sorted({word for text in OPEN for word in text.split(" ")})
SPOKEN = st.lists(st.sampled_from([*WORDS, "\n", "...", "?!", "“", "'", '"', "☹", "—"])).map(
    " ".join
)
TEXTS = st.text() | SPOKEN
ODD = [
    "",
    " ",
    "\0",
    "\ud800",
    "\n" * 50,
    "'" * 99,
    '"' * 99,
    "ill",
    "i'll",
    "\u2018",
    "İ",
    "\uff11\uff19",
]


@given(TEXTS)
def test_any_text_has_an_answer_between_nothing_and_one(text):
    assert 0 <= sounds_like(text) <= 1


@pytest.mark.parametrize("text", ODD)
def test_odd_text_has_an_answer_too_and_is_no_crisis(text):
    assert 0 <= sounds_like(text) < CALLED


@given(TEXTS)
def test_the_same_draft_is_always_heard_the_same(text):
    assert sounds_like(text) == sounds_like(text)


@given(TEXTS)
def test_no_sentence_is_longer_than_a_search_can_bear(text):
    assert all(0 < len(words) <= 2 * LONGEST for words in said(text))


def test_what_is_sure_is_called():
    assert CALLED < SURE < 1


def test_every_form_is_found_by_the_words_it_can_begin_with():
    assert "" not in book() and all(word.isalnum() or word == "☺" for word in book())
    assert beginnings("(?:he|she is) here") == {"he", "she"}
    assert beginnings("(?<!not )cut(?:s|ting) (?:my|her)") == {"cuts", "cutting"}
