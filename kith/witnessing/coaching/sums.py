"""Two weighings in one sum.

Adding up is most of the work, and narrower numbers are added sooner. So the rows of several weights
are put side by side, in fields of sixteen bits, each with a one behind it to count the features by.
"""

from collections.abc import Iterable, Sequence
from struct import Struct
from typing import NamedTuple

from kith.ground.learned import Weights

AT_ONCE = 500  # rows; so many letters, at most 124 each, still fit a field


class Sums(NamedTuple):
    rows: dict[str, int]
    fields: Struct

    def of(self, features: Iterable[str]) -> Sequence[int]:
        """Of each weights in turn: each kind's letters added up, and how many features it knew."""
        known = [*filter(None, map(self.rows.get, features))]
        if len(known) <= AT_ONCE:
            return self._apart(sum(known))
        starts = range(0, len(known), AT_ONCE)
        parts = [self._apart(sum(known[at : at + AT_ONCE])) for at in starts]
        return [*map(sum, zip(*parts, strict=True))]

    def _apart(self, total: int) -> tuple[int, ...]:
        return self.fields.unpack(total.to_bytes(self.fields.size, "little"))


def side_by_side(*several: Weights) -> Sums:
    fields = Struct(f"<{sum(len(each.kinds) + 1 for each in several)}H")
    found: dict[str, list[int]] = {}
    at = 0
    for each in several:
        wide = len(each.kinds) + 1
        for feature, row in each.rows.items():
            whole = found.setdefault(feature, [0] * (fields.size // 2))
            whole[at : at + wide] = (*each.letters(row), 1)
        at += wide
    packed = {f: int.from_bytes(fields.pack(*whole), "little") for f, whole in found.items()}
    return Sums(packed, fields)
