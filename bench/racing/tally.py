"""What became of all rounds of one race."""

from kith.ground.turns import turn

from . import people
from .race import Done, Given, Race, failed
from .runners import Runners, runners

HEAD = ("race", "database", "rounds", "together", "first", "second", "broken", "without lock")
WIDTHS = (14, 12, 8, 10, 8, 8, 8, 14)


class Tally:
    """Rounds of one race, with its lock or without."""

    def __init__(self, race: Race, locked: bool = True):
        self.race, self.locked = race, locked
        self.rounds = self.together = self.first = self.broken = 0
        self.example = ""  # what was wrong, the first time

    def run(self, rounds: int) -> None:
        with runners(self.race, self.locked) as both:
            while self.rounds < rounds:
                self._round(both)

    def run_until(self, broken: int, most: int) -> None:
        """Until it broke so often, in so many rounds at most."""
        with runners(self.race, self.locked) as both:
            while self.rounds < most and self.broken < broken:
                self._round(both)

    def _round(self, both: Runners) -> None:
        with turn():
            people.nothing_due()
            given = self.race.given()
        one, other = both.run(given)
        people.all_done()
        self._count(given, one, other)

    def _count(self, given: Given, one: Done, other: Done) -> None:
        self.rounds += 1
        self.together += one.was_together_with(other)
        wrong = self._wrong(given, one, other)
        if wrong:
            self.broken += 1
            self.example = self.example or wrong
        else:
            self.first += self.race.first_won(given, one, other)

    def _wrong(self, given: Given, one: Done, other: Done) -> str:
        """Without its lock a race may end in an error, too; that alone breaks no rule."""
        if self.locked:
            return failed(one, other) or self.race.broken(given, one, other)
        return "" if one.error or other.error else self.race.broken(given, one, other)

    @property
    def second(self) -> int:
        return self.rounds - self.broken - self.first


def row(locked: Tally, unlocked: Tally, database: str) -> dict[str, object]:
    return {
        "race": locked.race.name,
        "database": database,
        "rounds": locked.rounds,
        "together": locked.together,
        "first_won": locked.first,
        "second_won": locked.second,
        "broken": locked.broken,
        "without_lock": unlocked.broken,
        "without_lock_rounds": unlocked.rounds,
    }


def line(row: dict[str, object]) -> str:
    *values, seen, of = row.values()
    return table([*values, f"{seen} of {of}"])


def table(values: object) -> str:
    return "".join(f"{v!s:<{w}}" for v, w in zip(values, WIDTHS, strict=True))  # type: ignore[call-overload]


def words(locked: Tally, unlocked: Tally) -> list[str]:
    """What it was about, and what went wrong, with the lock and without."""
    said = [f"  {locked.race.what}. Its lock: {locked.race.lock}."]
    if locked.example:
        said.append(f"  BROKEN: {locked.example}")
    said.append(f"  without it: {unlocked.example or 'NOTHING BROKE, so this proves nothing'}")
    return said
