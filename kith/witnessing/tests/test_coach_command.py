"""`bin/kith coach`: a line in, a line out, whatever the line is."""

import io
import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from kith.witnessing.coach import read

SHARES = ("validation", "reflection", "question", "advice", "harm", "crisis")
COACH = [sys.executable, "-m", "kith.house", "coach"]


@pytest.fixture
def told(monkeypatch):
    """`told(lines)`: what the command answers, each line as it was written."""

    def run(lines):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines)))
        written = io.StringIO()
        call_command("coach", stdout=written)
        return [json.loads(line) for line in written.getvalue().splitlines()]

    return run


@pytest.fixture
def coach(tmp_path):
    """The command in a process of its own, without a house and without a database."""
    environment = {**os.environ, "KITH_DATA": str(tmp_path / "none")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    pipe = subprocess.PIPE
    with subprocess.Popen(COACH, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        yield process
        process.kill()


def asked(**draft):
    return json.dumps(draft).encode() + b"\n"


def test_a_draft_is_answered_with_what_the_coach_reads(told):
    text = "You should leave him. It sounds like you feel alone."
    (answer,) = told(asked(text=text, wish="heard"))
    reading = read(text, "heard")
    assert [span["kind"] for span in answer["spans"]] == [span.kind for span in reading.spans]
    assert set(answer["spans"][0]) == {"start", "end", "kind", "score"}
    assert answer["harm"] == reading.harm and answer["reflection"] == reading.reflection
    assert set(answer) == {"spans", *SHARES}


def test_crisis_is_heard_of_whoever_writes(told):
    heard, unheard = told(asked(text="i want to die") + asked(text="see you on friday"))
    assert heard["crisis"] >= 0.5 > unheard["crisis"]


def test_a_story_is_listened_to(told):
    draft = {"text": "the lid, the box, the ring gone from it", "wish": "heard"}
    plain, with_it = told(asked(**draft) + asked(**draft, story="my ring was gone from its box"))
    assert with_it["reflection"] > plain["reflection"]


@pytest.mark.parametrize(
    "line",
    [
        b"not json\n",
        b"\n",
        b"[1, 2]\n",
        b"null\n",
        b'{"wish": "heard"}\n',
        b'{"text": 5, "wish": "heard"}\n',
        b'{"text": "hello", "wish": "cheer"}\n',
        b'{"text": "hello", "wish": ["heard"]}\n',
        b'{"text": "hello", "wish": null}\n',
        b'{"text": "hello", "wish": "heard", "story": 5}\n',
        b'{"text": "\xff\xfe"}\n',
        b"[" * 100_000 + b"\n",
        b"1" * 10_000 + b"\n",
        b"\0\n",
    ],
)
def test_a_bad_line_is_answered_with_a_sentence_and_the_next_one_is_read(told, line):
    bad, good = told(line + asked(text="I am here.", wish="read"))
    assert set(bad) == {"error"} and bad["error"].endswith(".")
    assert set(good) == {"spans", *SHARES}


@pytest.mark.parametrize(
    "text",
    ["", "\0", "a\0b", "\ud800", "\udfff you should go", "😄" * 50, "i want to die " * 70_000],
)
def test_any_text_has_an_answer_between_nothing_and_one(told, text):
    (answer,) = told(asked(text=text, wish="advice"))
    assert all(0 <= answer[share] <= 1 for share in SHARES)


def test_the_last_line_needs_no_end(told):
    assert len(told(asked(text="hello").rstrip())) == 1


def test_nothing_in_is_nothing_out(told):
    assert told(b"") == []


def test_each_line_is_answered_before_the_next_one_comes(coach):
    for text in ("hello", "i want to die"):
        coach.stdin.write(asked(text=text))
        coach.stdin.flush()
        assert "crisis" in json.loads(coach.stdout.readline())


def test_whoever_stops_listening_gets_no_complaint(coach):
    coach.stdout.close()
    _write_to(coach, asked(text="hello") * 5)
    assert coach.wait(30) == 0
    assert coach.stderr.read() == b""


def _write_to(coach, lines):
    try:
        coach.stdin.write(lines)
        coach.stdin.close()
    except BrokenPipeError:
        pass  # it has gone already, which is what is asked for
