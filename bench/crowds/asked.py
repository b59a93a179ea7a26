"""What is asked of the router, beside its rivals and beside a plain one."""

from collections.abc import Iterator

RIVALS = ("feed", "newest first", "oldest first")
SOON, TIMES_THE_BEST = 0.95, 1.6  # held within half an hour
MORE = {"small": 0.04, "night": 0.04, "tired": 0.04}  # than the plain router's
NO_LESS = -0.02
OF_THE_FEED = {"small": 1 / 8, "medium": 1 / 6}  # the time by which 95 % are held
OF_THE_PLAIN = {"small": 0.85}
AT_MOST = {"held_p95": 1.05, "answered_p50": 1.03, "to_host": 1.05, "gini": 1.0}
IN_TIME = (0.70, 0.90)  # held within what was said

Row = dict[str, float]


def missed(crowd: str, rows: dict[str, Row]) -> list[str]:
    mine, plain = rows["router"], rows["plain router"]
    found = [*beside_rivals(crowd, rows, mine), *beside_plain(crowd, plain, mine), *alone(mine)]
    return [f"{crowd}: {line}" for line in found]


def beside_rivals(crowd: str, rows: dict[str, Row], mine: Row) -> Iterator[str]:
    best = max(rows[name]["held_30m"] for name in RIVALS)
    if crowd != "table" and mine["held_30m"] < min(SOON, TIMES_THE_BEST * best):
        yield f"{mine['held_30m']:.3f} held within half an hour, and {best:.3f} of the best rival"
    most = OF_THE_FEED.get(crowd, float("inf")) * rows["feed"]["held_p95"]
    if mine["held_p95"] > most:
        yield f"95 % held after {mine['held_p95']:.0f} minutes; {most:.0f} is asked, by the feed"


def beside_plain(crowd: str, plain: Row, mine: Row) -> Iterator[str]:
    more = mine["held_30m"] - plain["held_30m"]
    if more < MORE.get(crowd, NO_LESS):
        yield f"{more:+.3f} held within half an hour, beside the plain router"
    for name, most in AT_MOST.items():
        times = mine[name] / plain[name] if plain[name] else 1.0
        if times > (OF_THE_PLAIN.get(crowd, most) if name == "held_p95" else most):
            yield f"{name} is {times:.3f} of the plain router's"


def alone(mine: Row) -> Iterator[str]:
    for name in ("crossed", "untold"):
        if mine[name]:
            yield f"{mine[name]:g} {name}"


def in_time(crowds: dict[str, dict[str, Row]]) -> float | None:
    """Of all tellings with a time beside the box, over all crowds: so many were held by then."""
    mine = [rows["router"] for rows in crowds.values()]
    said = sum(row["told"] * row["said"] for row in mine)
    return sum(row["told"] * row["said"] * row["in_time"] for row in mine) / said if said else None


def miscalibrated(crowds: dict[str, dict[str, Row]]) -> Iterator[str]:
    share = in_time(crowds)
    if share is not None and not IN_TIME[0] <= share <= IN_TIME[1]:
        yield f"{share:.3f} held within what was said to be usual"
