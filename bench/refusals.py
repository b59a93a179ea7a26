"""Whether a refusal can be told by its time: bin/bench refusals [--quick].

Two requests that are answered alike to the byte, one after the other in an order drawn each time.
For each pair of them: the medians, and the bootstrap 99 % interval of the difference of medians
(Efron and Tibshirani 1993, percentile method, pairs drawn together). It has to lie within 2 ms;
where a passphrase or a code is looked at (a name that exists, one that does not), within 5 ms.
Ends with an error where one does not.
"""

import json
import os
import statistics
import sys

os.environ["KITH_TRUSTED_PROXY"] = "1"  # so that each try at a name comes from another address

from bench.alike import pairs
from bench.house import served
from bench.pairs import Pair, interval, measured

QUICK = "--quick" in sys.argv
HEAD = ("what", "pairs", "one_ms", "other_ms", "low_ms", "high_ms", "mark_ms", "within")
WIDTHS = (34, 7, 9, 10, 9, 9, 9, 7)


def row(pair: Pair) -> dict[str, object]:
    count = max(10, pair.pairs // 10) if QUICK else pair.pairs
    measured(pair, 3)  # the first of each kind waits for what is made once
    took = measured(pair, count)
    low, high = interval(took)
    return {
        "what": pair.what,
        "pairs": count,
        "one_ms": round(statistics.median(one for one, _ in took), 2),
        "other_ms": round(statistics.median(other for _, other in took), 2),
        "low_ms": round(low, 2),
        "high_ms": round(high, 2),
        "mark_ms": pair.mark,
        "within": -pair.mark <= low and high <= pair.mark,
    }


def missed(rows: list[dict[str, object]]) -> str:
    """Which pairs can be told apart by their time; nothing, where none can."""
    names = [str(row["what"]) for row in rows if not row["within"]]
    return f"Outside of their mark: {'; '.join(names)}." if names else ""


def line(values: object) -> str:
    return "".join(f"{value!s:<{width}}" for value, width in zip(values, WIDTHS, strict=True))  # type: ignore[call-overload]


def main() -> None:
    rows = []
    print(line(HEAD))
    with served():
        for pair in pairs():
            rows.append(row(pair))
            print(line(rows[-1].values()))
    print(json.dumps({"bench": "refusals", "rows": rows}), flush=True)
    sys.exit(missed(rows) or None)


if __name__ == "__main__":
    main()
