"""What somebody wrote, as it is kept."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from kith.ground.written import plain, says_something


@given(words=st.text(max_size=600))
def test_kept_words_are_composed_once_and_for_all(words):
    kept = plain(words)
    assert unicodedata.is_normalized("NFC", kept)
    assert plain(kept) == kept
    assert "\r" not in kept
    assert "\0" not in kept


@given(nothing=st.text(alphabet=" \t\n\u00a0\u200b\u2060\ufeff", max_size=20))
def test_what_cannot_be_seen_says_nothing(nothing):
    assert not says_something(nothing)


@given(words=st.text(alphabet="abc äß漢", min_size=1).filter(str.strip))
def test_what_can_be_seen_says_something(words):
    assert says_something(words)
