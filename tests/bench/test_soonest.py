"""The best that any router could do is beyond what ours and a plain one do."""

from pathlib import Path

import pytest

from bench.crowds.crowd import Crowd
from bench.crowds.offered import Offered, PlainlyOffered
from bench.crowds.soonest import waits
from bench.crowds.tally import waited

CROWDS = Path(__file__).parents[2] / "bench" / "crowds"


@pytest.mark.parametrize("kind", [Offered, PlainlyOffered])
def test_nothing_is_held_sooner_than_somebody_could(kind):
    crowd = Crowd.read(CROWDS / "tiny.json", 0)
    lived = kind(crowd).lived().tellings
    assert lived
    assert all(waited(each) >= min(waits(crowd, each.told)) - 1e-6 for each in lived)
