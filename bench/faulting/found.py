"""What a part is asked for, and what it found: each thing that was not as it has to be."""

from collections import Counter
from dataclasses import dataclass, field

from tests.servers import Postgres

SHOWN = 12  # complaints of one part


@dataclass(frozen=True)
class Wanted:
    rounds: int
    acts: int  # in each round
    planted: str = ""
    lease: str = ""  # seconds, where the house is to wait less long for whoever was killed
    database: Postgres | None = None

    def goes_on(self, found: "Found") -> bool:
        """Another round? Not where a planted fault was seen."""
        return found.rounds < self.rounds and not (self.planted and found.broken)


@dataclass
class Found:
    rounds: int = 0
    acts: int = 0  # what people or the clock asked for, whether it was acknowledged or not
    said: dict[str, object] = field(default_factory=dict)  # figures of this part alone
    broken: list[str] = field(default_factory=list)

    def unless(self, fine: bool, complaint: str) -> None:
        if not fine:
            self.broken.append(complaint)

    def most_common(self) -> list[tuple[str, int]]:
        return Counter(self.broken).most_common(SHOWN)

    def as_row(self) -> dict[str, object]:
        return {
            "rounds": self.rounds,
            "acts": self.acts,
            "broken": len(self.broken),
            "complaints": [f"{words} ({times})" for words, times in self.most_common()],
            **self.said,
        }
