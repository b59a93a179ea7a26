import pytest

from kith.safety.crisis import CALLED, SURE, sounds_like

from .plain import CRISIS, NONE

QUOTED = ['she wrote "i want to die"', "he texted 'i want to kill myself' to his mate"]


def test_there_are_sixty_of_each():
    assert len(set(CRISIS)) >= 60 and len(set(NONE)) >= 60


@pytest.mark.parametrize("text", CRISIS)
def test_what_is_said_plainly_is_heard(text):
    assert sounds_like(text) >= CALLED


@pytest.mark.parametrize("text", NONE)
def test_what_only_shares_its_words_is_not_heard(text):
    assert sounds_like(text) < CALLED


@pytest.mark.parametrize(
    ("heard", "unheard"),
    [
        ("I want to die", "I do not want to die"),
        ("I want to kill myself", "My brother wants to kill himself"),
        ("I want to kill myself", "Years ago I wanted to kill myself"),
        ("I want to kill him", "I could kill for a biscuit"),
        ("I am cutting myself again", "She said “I am cutting myself again” in the film"),
    ],
)
def test_what_stands_around_the_words_decides(heard, unheard):
    assert sounds_like(heard) >= CALLED > sounds_like(unheard)


@pytest.mark.parametrize("text", QUOTED)
def test_what_somebody_else_is_quoted_with_is_theirs(text):
    assert sounds_like(text) < SURE


def test_one_sentence_counts_in_a_long_post():
    around = "The bus was late and then the shop was shut. I made soup and fed the cat. " * 4
    assert sounds_like(f"{around}I want to die. {around}") >= CALLED > sounds_like(around)


@pytest.mark.parametrize(
    "text",
    [
        "i dont want to live",
        "I don't want to live.",
        "I do not want to live",
        "i don’t want to live",
    ],
)
def test_apostrophes_and_capitals_change_nothing(text):
    assert sounds_like(text) >= SURE


@pytest.mark.parametrize(
    "text", ["suicidal, no, only hungry", "Suicidal, never. Mum's soup helps."]
)
def test_a_no_that_follows_is_a_no(text):
    assert sounds_like(text) < SURE
