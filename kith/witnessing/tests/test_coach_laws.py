"""Laws of the coach: any text at all has a reading, and the reading lies inside the text."""

import ast
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kith.ground import learned
from kith.witnessing import coach
from kith.witnessing.coach import WISHES, read
from kith.witnessing.coaching.features import Words, described
from kith.witnessing.coaching.kinds import ADVICE, GOOD, HARM
from kith.witnessing.coaching.sentences import sentences
from kith.witnessing.coaching.sums import AT_ONCE, side_by_side
from kith.witnessing.coaching.telling import known

from .marks import replies

WORDS = sorted({word for row in replies("open") for word in row["text"].split(" ")})
SPOKEN = st.lists(st.sampled_from([*WORDS, "\n", "...", "?!", "😄", "—"])).map(" ".join)
TEXTS = st.text() | SPOKEN
SHARES = ("validation", "reflection", "question", "advice", "harm")
ASKED = st.sampled_from(WISHES)


@given(TEXTS, ASKED, st.none() | TEXTS)
def test_any_text_has_a_reading_between_nothing_and_one(text, wish, story):
    reading = read(text, wish, story)
    shares = (
        reading.validation,
        reading.reflection,
        reading.question,
        reading.advice,
        reading.harm,
    )
    assert all(0 <= share <= 1 for share in (*shares, *(span.score for span in reading.spans)))
    assert reading.headline.share is None or 0 <= reading.headline.share <= 1


@given(TEXTS, ASKED)
def test_spans_lie_in_the_text_one_after_the_other(text, wish):
    spans = read(text, wish).spans
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert {span.kind for span in spans} <= {*HARM, *GOOD}


@given(TEXTS, ASKED)
def test_the_same_draft_is_always_read_the_same(text, wish):
    assert read(text, wish) == read(text, wish)


@given(TEXTS)
def test_a_wish_for_advice_takes_marks_away_and_adds_none(text):
    welcome, not_asked = read(text, "advice"), read(text, "heard")
    marked = [
        {span.start for span in each.spans if span.kind in HARM} for each in (welcome, not_asked)
    ]
    assert marked[0] <= marked[1]
    assert welcome.harm <= not_asked.harm
    assert ADVICE not in {span.kind for span in welcome.spans}
    assert welcome.advice == not_asked.advice


def marked(reading):
    return {span.start for span in reading.spans if span.kind in HARM}


@given(TEXTS)
def test_no_word_is_lost_between_two_sentences(text):
    found = sentences(text)
    inside = "".join(text[each.start : each.end] for each in found)
    assert sum(map(str.isalnum, inside)) == sum(map(str.isalnum, text))


@given(TEXTS)
def test_a_word_made_ready_beforehand_is_described_as_any_other(text):
    ready = known().copy()
    for each in sentences(text):
        assert described(each, 1, known()) == described(each, 1, Words())
    assert known() == ready


@given(st.integers(0, 3 * AT_ONCE), st.integers(0, 3 * AT_ONCE))
def test_weights_side_by_side_are_added_exactly_however_many(many, others):
    words = [str(each) for each in range(max(many, others))]
    one = learned.Weights(("a",), (0.0,), 1.0, {word: 124 for word in words[:many]})
    row = 34 | 80 << learned.FIELD
    other = learned.Weights(("b", "c"), (0.0, 0.0), 1.0, {word: row for word in words[:others]})
    sums = side_by_side(one, other).of(["unknown", *words])
    assert [*sums] == [124 * many, many, 34 * others, 80 * others, others]


@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Mn", "So", "Zs"])))
def test_control_characters_and_lone_halves_are_read_too(text):
    assert 0 <= read(text).harm <= 1


def seconds(text):
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def test_ten_times_as_long_takes_about_ten_times_as_long():
    for piece in ("why ", "a", "you should, ", "?!", "“", "I'm so sorry. ", "'", "\n"):
        short, long = (piece * (size // len(piece)) for size in (10_000, 100_000))
        tens, hundreds = (min(seconds(each) for _ in range(3)) for each in (short, long))
        assert hundreds < 40 * max(0.005, tens)


def test_the_coach_keeps_nothing_and_knows_no_network():
    """No Django, no clock, no file but its own: a draft has nowhere to go."""
    files = [Path(coach.__file__), Path(learned.__file__)]
    files += (Path(coach.__file__).parent / "coaching").glob("*.py")
    taken = {name for path in files for name in imported(path)}
    allowed = {"re", "math", "operator", "struct", "collections.abc", "dataclasses", "functools"}
    assert taken <= allowed | {
        "itertools",
        "importlib.resources",
        "importlib.resources.abc",
        "typing",
        "kith.ground.learned",
    }


def imported(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        if isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module
