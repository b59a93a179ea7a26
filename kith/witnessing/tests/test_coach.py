import pytest

from kith.witnessing.coach import HARMFUL, Headline, read
from kith.witnessing.coaching.kinds import GOOD, HARM
from kith.witnessing.words import BEGINNING_WORDS, GOOD_WORDS, WHY_WORDS

MARKED = {
    "advice": [
        "You should talk to a therapist about this.",
        "have u tried going for a walk every morning",
        "If I were you I'd block him and move on.",
    ],
    "minimising": [
        "At least you still have your health.",
        "its not the end of the world",
        "It could be worse, you know.",
    ],
    "judging": [
        "Why didn't you leave the first time? You should have known better.",
        "you brought this on yourself",
        "I think you're overreacting.",
    ],
    "comparing": [
        "I know exactly how you feel, my dog died last year.",
        "When my mother died I couldn't get out of bed for a month.",
        "thats nothing, i had to work three jobs",
    ],
    "interrogating": [
        "What exactly did he say? When was that? Who else was there?",
        "Did you call the police?",
    ],
    "cheering_up": [
        "Everything happens for a reason.",
        "Look on the bright side!",
        "You're so strong, you've got this!",
    ],
}
NAMED = {
    "validation": ["It makes sense that you feel that way.", "no wonder ur exhausted"],
    "reflection": [
        "It sounds like you feel alone with it.",
        "So you felt that nobody was on your side.",
    ],
    "open_question": ["What was that like for you?", "would u like to tell me more about it?"],
}
LEFT_ALONE = [
    "You should never have been left alone with that.",
    "Of course you wonder why.",
    "It must feel like everyone else has it easier.",
    "Take all the time you need.",
    "I should be home around eight.",
    "No child should have to carry that.",
    "People told you it could be worse, and that hurt even more.",
    "It was not your fault.",
]


def harm_in(reading):
    return [span.kind for span in reading.spans if span.kind in HARM]


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in MARKED for text in MARKED[k]])
def test_what_tends_to_close_people_is_marked(kind, text):
    reading = read(text, "heard")
    assert kind in harm_in(reading)
    assert reading.harm >= HARMFUL


@pytest.mark.parametrize(("kind", "text"), [(k, text) for k in NAMED for text in NAMED[k]])
def test_what_tends_to_open_people_is_named(kind, text):
    reading = read(text, "heard")
    assert [span.kind for span in reading.spans] == [kind]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_the_same_words_said_kindly_are_not_marked(text):
    assert harm_in(read(text, "heard")) == []


@pytest.mark.parametrize("text", MARKED["advice"])
def test_advice_that_was_asked_for_is_not_marked(text):
    reading = read(text, "advice")
    assert harm_in(reading) == []
    assert reading.harm < HARMFUL
    assert reading.advice == read(text, "heard").advice >= 0.5


def test_an_apostrophe_more_or_less_changes_nothing():
    with_one, without = (
        read("You're so strong, you've got this!"),
        read("Youre so strong, youve got this!"),
    )
    assert [span.kind for span in with_one.spans] == [span.kind for span in without.spans]
    assert with_one.harm == without.harm


def test_a_mark_stands_where_the_sentence_stands():
    text = "I read it all 💛. At least you have your health. I'm here."
    (span,) = [span for span in read(text).spans if span.kind in HARM]
    assert text[span.start : span.end] == "At least you have your health."


def test_words_of_the_story_help_to_hear_that_it_is_said_back():
    text = "the lid, the box, the ring gone from it"
    story = "my ring was gone from its box when I opened the lid"
    assert read(text, "heard", story).reflection > read(text, "heard").reflection


def test_the_headline_is_reflection_over_input():
    text = "It sounds like you felt so alone. What was that like for you? You should call her."
    assert read(text).headline == Headline(reflection=2, input=1)
    assert read(text).headline.share == 2 / 3


def test_welcome_advice_is_still_input():
    assert read("You should call your doctor tomorrow.", "advice").headline.input == 1


def test_a_draft_with_neither_has_no_share():
    assert read("Good evening, my train is late.").headline.share is None


def test_every_mark_says_why_and_offers_a_beginning():
    assert set(WHY_WORDS) == set(BEGINNING_WORDS) == set(HARM)
    assert set(GOOD_WORDS) == set(GOOD)
