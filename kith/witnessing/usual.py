"""How long it usually takes until somebody holds what is told, as it was lately: for the box.

Plain values only. What is still waiting, or was taken back, or went to a host, counts for as long
as it waited: leaving it out would make the time look shorter than it is (Kaplan and Meier 1958).
"""

from collections.abc import Iterable
from dataclasses import dataclass

MINUTE, HOUR = 60.0, 3600.0
USUALLY = 0.83  # so many of ten are to be held by then
AT_LEAST = 0.78  # a time by which fewer were held is not said
ENOUGH = 20  # tellings; below it nothing is said
SAID = tuple(MINUTE * minutes for minutes in (5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240))


@dataclass(frozen=True, slots=True)
class Waited:
    """One telling: how long until it was held, or for how long nobody has held it."""

    seconds: float
    held: bool


def usually_within(lately: Iterable[Waited]) -> float | None:
    """Seconds, one of SAID: the one by which about four of five were held. None where there is too
    little to go on, or where too many wait for longer than any time that is said."""
    waits = list(lately)
    if len(waits) < ENOUGH:
        return None
    shares = held_by(waits, SAID)
    fit = [(abs(share - USUALLY), said) for said, share in shares if share >= AT_LEAST]
    return min(fit)[1] if fit else None


def held_by(waits: list[Waited], times: Iterable[float]) -> list[tuple[float, float]]:
    """Each of these times, in their order, with the share that is held by then."""
    ordered = sorted(waits, key=lambda each: (each.seconds, not each.held))
    there, not_held, at, shares = len(ordered), 1.0, 0, []
    for time in times:
        while at < len(ordered) and ordered[at].seconds <= time:
            not_held *= 1 - ordered[at].held / there
            there, at = there - 1, at + 1
        shares.append((time, 1 - not_held))
    return shares
