"""The house is killed and starved as bin/bench faults does it, for a round or two."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import servers

HERE = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(900)  # seconds; each waits for a house of its own
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
at_length = pytest.mark.skipif(not LONG, reason="bin/test --long")


def row(part, rounds, acts, planted="", on=None):
    """What a part of the bench says of a house of its own."""
    home = {name: value for name, value in os.environ.items() if not name.startswith("KITH_")}
    home |= {"KITH_DATABASE": servers.address(servers.ground())} if on == "PostgreSQL" else {}
    how = ["--rounds", str(rounds), "--acts", str(acts), "--planted", planted, "--lease", "2"]
    command = [sys.executable, "-m", "bench.faulting", part, *how]
    done = subprocess.run(command, cwd=HERE, env=home, capture_output=True, check=True)
    return json.loads(done.stdout.decode().strip().rpartition("\n")[2])


def quick(part):
    """The same, by the bench's own command, which also finds what the part stands on."""
    command = [sys.executable, "-m", "bench.faults", part, "--quick"]
    said = subprocess.run(command, cwd=HERE, capture_output=True, check=False).stdout.decode()
    (row,) = json.loads(said.strip().rpartition("\n")[2])["rows"]
    return row


def test_what_was_acknowledged_outlives_the_server():
    assert row("server", 1, 96)["complaints"] == []


@at_length
@pytest.mark.parametrize("part", ["disk", "database", "redis", "clock", "bodies"])
def test_what_the_house_stands_on_may_go_and_come_back(part):
    slow = "pages took"  # which is for an idle machine to say
    assert [words for words in quick(part)["complaints"] if not words.startswith(slow)] == []


@at_length
@pytest.mark.parametrize("on", ["SQLite", "PostgreSQL"])
def test_what_is_due_is_done_once_though_workers_are_killed(on):
    part = {"SQLite": "worker", "PostgreSQL": "worker-postgres"}[on]
    assert row(part, 2, 200, on=on)["complaints"] == []


@at_length
def test_what_closes_gets_through_a_crowd():
    """How fast is for an idle machine to say."""
    shown = row("lane", 1, 20)
    kinds = ("leave", "help", "wall", "take back", "step back", "rest")
    assert [shown[kind]["succeeded"] for kind in kinds] == [1] * len(kinds)
    assert not [words for words in shown["complaints"] if "something else" in words]


@at_length
def test_a_planted_fault_is_seen():
    """Of each part its own: bin/bench faults --planted."""
    assert row("server", 25, 160, "acknowledged first")["complaints"] != []
