"""What a part found: how often it tried, and each thing that was not as it has to be."""

from collections import Counter
from dataclasses import dataclass, field

SHOWN = 12  # complaints of one part


@dataclass
class Found:
    rounds: int = 0
    acts: int = 0  # what people or the clock asked for, whether it was acknowledged or not
    said: dict[str, object] = field(default_factory=dict)  # figures of this part alone
    broken: list[str] = field(default_factory=list)

    def goes_on(self, rounds: int, planted: str) -> bool:
        """Another round? Not where a planted fault was seen."""
        return self.rounds < rounds and not (planted and self.broken)

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
