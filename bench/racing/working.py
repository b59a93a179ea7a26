"""Races between workers: what is due takes effect once."""

from kith.ground import clock, due
from kith.ground.ids import new_token
from kith.ground.models import Due, Heard

from .race import Done, Given, Race
from .walls import no_claim, no_lock_of, no_turn_at_all

KIND = "bench.bell"


@due.when_due(KIND)
def ring(ref: str) -> None:
    Heard.objects.raise_after("bell", ref)


class TwoWorkers(Race):
    """One thing is due, and two workers look for it."""

    name, what = "workers", "two workers and one thing that is due"
    lock = "the row that is claimed, and the claim when it ends"
    out = {"sqlite": (no_turn_at_all, no_claim), "postgresql": (no_lock_of(Due), no_claim)}
    lingers = ((Due, "lease"),)

    def given(self) -> Given:
        ref = new_token()
        due.at(KIND, ref, clock.now())
        return {"ref": ref}

    def first(self, given: Given) -> int:
        return due.run()

    def second(self, given: Given) -> int:
        return due.run()

    def broken(self, given: Given, one: Done, other: Done) -> str:
        rung = Heard.objects.of("bell").get(given["ref"], 0)
        if rung != 1 or {one.answer, other.answer} != {0, 1}:
            return f"it rang {rung} times, of {one.answer} and {other.answer} workers"
        return ""

    def first_won(self, given: Given, one: Done, other: Done) -> bool:
        return bool(one.answer)
