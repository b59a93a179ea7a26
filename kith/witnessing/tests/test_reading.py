"""What a page says of a draft: in words, and never as a number."""

import pytest

from kith.witnessing.reading import of_text
from kith.witnessing.words import HALF_AND_HALF, MOSTLY_BACK, MOSTLY_IN

BACK, IN = "It sounds like you felt so alone.", "You should call her."


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (f"{BACK} What was that like for you? {IN}", MOSTLY_BACK),
        (f"{BACK} {IN}", HALF_AND_HALF),
        (IN, MOSTLY_IN),
        ("Good evening, my train is late.", ""),
    ],
)
def test_how_much_is_said_back_is_said_in_words(draft, said):
    assert of_text(draft, "heard", None)["headline"] == said
    assert not any(sign.isdigit() for sign in str(said))


def test_advice_that_was_asked_for_is_held_against_nobody():
    assert of_text(IN, "advice", None)["headline"] == ""
