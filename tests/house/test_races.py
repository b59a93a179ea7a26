"""Two at once, in processes of their own: what bin/bench races looks at, in a few rounds."""

import json
import os
import subprocess
import sys

import pytest

from .weight import HOUSE

pytestmark = pytest.mark.timeout(300)
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def raced(*told):
    kept = {name: kept for name, kept in os.environ.items() if not name.startswith("KITH_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "bench.races", *told]
    ended = subprocess.run(command, cwd=HOUSE, env=kept, capture_output=True, text=True)
    print(ended.stdout, ended.stderr)
    return json.loads(ended.stdout.splitlines()[-1]), ended.returncode


def test_two_at_once_break_nothing_and_each_lock_is_needed():
    told, code = raced("--rounds", "6", "--database", "sqlite", "invitation", "own-limit")
    assert [row["race"] for row in told["rows"]] == ["own-limit", "invitation"]
    assert [(row["rounds"], row["broken"]) for row in told["rows"]] == [(6, 0), (6, 0)]
    assert all(row["without_lock"] for row in told["rows"])
    assert (told["holds"], code) == (True, 0)


def test_a_race_that_nothing_can_break_is_a_failure():
    told, code = raced("--rounds", "1", "--database", "sqlite", "--keep-locks", "own-limit")
    assert (told["holds"], code) == (False, 1)


@pytest.mark.skipif(not LONG, reason="runs in bin/test --long")
@pytest.mark.timeout(1500)
def test_every_race_on_both_databases():
    told, code = raced("--rounds", "50")
    assert len(told["rows"]) >= 2 * 12
    assert [row for row in told["rows"] if row["broken"] or not row["without_lock"]] == []
    assert [row for row in told["rows"] if not row["together"]] == []
    assert code == 0
