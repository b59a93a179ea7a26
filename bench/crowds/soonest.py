"""How soon what was told could be held at the very best: by whoever would say yes first, if all of
them were asked at once, and none were ever busy or had had enough. No router can do better."""

from .crowd import Crowd, Somebody, Told
from .offered import RUNS_OUT_AWAY
from .place import TO_A_HOST
from .tally import SOON, at_share, share


def soonest(crowd: Crowd) -> dict[str, float]:
    waited = sorted(min(waits(crowd, told)) for told in crowd.told)
    return {
        "told": len(waited),
        "held_30m": share(each <= SOON for each in waited),
        "held_p50": at_share(waited, 0.50) / 60,
        "held_p95": at_share(waited, 0.95) / 60,
        "held_p99": at_share(waited, 0.99) / 60,
    }


def waits(crowd: Crowd, told: Told) -> list[float]:
    """Until each would have taken it; and until it is a host's."""
    fit = [each for each in crowd.people if each.fits(told)]
    return [TO_A_HOST, *(wait for each in fit for wait in of(crowd, told, each))]


def of(crowd: Crowd, told: Told, somebody: Somebody) -> list[float]:
    answer = crowd.answer(told, somebody)
    if answer.ignores or not answer.accepts:
        return []
    away = [answer.away] if somebody.reachable and answer.away <= RUNS_OUT_AWAY else []
    coming = (max(0.0, begins - told.at) for begins, ends in somebody.sessions if ends > told.at)
    return [*away, *(wait + answer.here for wait in coming)]
