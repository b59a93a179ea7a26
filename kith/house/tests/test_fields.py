"""What a form says when something is not right yet."""

import pytest
from django import forms


class Some(forms.Form):
    words = forms.CharField(max_length=5)
    begin = forms.ChoiceField(choices=[("wave", "Waves")])


@pytest.fixture
def shown():
    return lambda data: Some(data).render()


def test_what_is_empty_is_said_calmly(shown):
    assert "This is still empty." in shown({})


def test_what_is_too_long_is_not_cut_off_and_still_there(shown):
    page = shown({"words": "a long story", "begin": "wave"})
    assert "Nothing is cut off" in page and "a long story" in page


def test_what_was_sent_in_place_of_a_choice_is_not_said_back(shown):
    page = shown({"words": "Hello", "begin": "&lt;something else"})
    assert "not one of the choices" in page and "something else" not in page


def test_what_helps_and_what_is_missing_are_tied_to_their_box(shown):
    page = shown({})
    assert 'aria-describedby="id_words_error"' in page and 'id="id_words_error"' in page


def test_a_sign_that_cannot_be_kept_is_told_in_the_house_s_own_words(shown):
    page = shown({"words": "a\0b", "begin": "wave"})
    assert "cannot be seen and cannot be kept" in page and "Null" not in page
