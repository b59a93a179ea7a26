"""Whether the coach holds its marks on replies it has not learned from, and that the test would
say so if it did not."""

from dataclasses import replace

from kith.safety.crisis import CALLED, sounds_like
from kith.witnessing.coach import Span, read
from kith.witnessing.coaching.kinds import HARM

from . import marks

OPEN, LOCKED = marks.replies("open"), marks.replies("locked")


def test_the_coach_tells_harm_from_good_in_replies_it_never_saw():
    assert marks.measured(LOCKED, read).missed() == []


def test_the_coach_tells_harm_from_good_in_replies_it_learned_from():
    assert marks.measured(OPEN, read).missed() == []


def test_no_pair_is_in_both_parts():
    assert {row["pair"] for row in OPEN}.isdisjoint(row["pair"] for row in LOCKED)
    assert len(OPEN) > 500 and len(LOCKED) > 200


def test_an_answer_seldom_sounds_like_crisis():
    """Among replies that nobody learned from; among the forums' one in fifty (decision 0028)."""
    called = [sounds_like(row["text"]) >= CALLED for row in LOCKED]
    assert sum(called) <= 0.08 * len(called)


def test_a_coach_that_says_nothing_is_seen():
    def silent(text, wish, story):
        return replace(read(text, wish, story), spans=(), harm=0.0)

    missed = " ".join(marks.measured(OPEN, silent).missed())
    assert "recall 0.000" in missed and "precision" in missed


def test_a_coach_that_marks_everything_is_seen():
    def harsh(text, wish, story):
        everything = (Span(0, len(text), HARM[0], 1.0),)
        return replace(read(text, wish, story), spans=everything, harm=1.0)

    missed = " ".join(marks.measured(OPEN, harsh).missed())
    assert "precision" in missed and "good marked 1.000" in missed and "recall" not in missed


def test_a_coach_that_never_heard_the_wish_is_seen():
    def deaf(text, wish, story):
        return read(text, "heard", story)

    asked = [row for row in OPEN if row["wish"] == "advice"]
    assert marks.measured(asked, read).good_marked == 0
    called = [deaf(row["text"], row["wish"], row["story"]).harm >= 0.5 for row in asked]
    assert any(called)


def test_what_is_measured_never_says_the_words():
    said = repr(marks.measured(OPEN[:50], read))
    assert not any(row["text"] in said for row in OPEN[:50])
