"""All rounds of the races that are named, on one database: what bench/races.py starts."""

import argparse
import json
from collections.abc import Callable

from django.core.management import call_command
from django.db import connection

from . import people
from .entering import CodeTwice, InvitationTwice, SignInAgainstChange
from .giving import LastOfAPace, LastOfOnesOwn, RestAgainstNote, TwoTaps, WallAgainstNote
from .hearing import (
    BackAgainstAnswer,
    BackAgainstTake,
    LastOfRoom,
    TwoTake,
    WallAgainstAnswer,
)
from .hosting import RenameAgainstStop, TwoDecide, TwoOffer, UseAgainstStop
from .leaving import Leave
from .meeting import AcrossThePorch, PhrasesCross, PhraseTwice
from .nearer import BackAgainstRise, TwoWishes
from .race import Race
from .sessions import EndAgainstKeep, NewCodesTwice, TwoPages
from .settling import TwoSitDown, WallAgainstCompany
from .talking import StopAgainstWord, TwoAsks, UnaskAgainstAccept, WallAgainstAccept
from .tally import Tally, line, row, words
from .turning import TurnAgainstNote, TurnAgainstTakingBack
from .waves import CloseAgainstWave, TwoWaves
from .working import TwoWorkers

RACES: tuple[type[Race], ...] = (
    WallAgainstNote,
    RestAgainstNote,
    WallAgainstAccept,
    UnaskAgainstAccept,
    StopAgainstWord,
    Leave,
    TwoWishes,
    BackAgainstRise,
    TwoAsks,
    PhrasesCross,
    PhraseTwice,
    AcrossThePorch,
    LastOfAPace,
    LastOfOnesOwn,
    TwoTaps,
    InvitationTwice,
    CodeTwice,
    SignInAgainstChange,
    UseAgainstStop,
    RenameAgainstStop,
    TwoOffer,
    TwoDecide,
    TwoPages,
    EndAgainstKeep,
    NewCodesTwice,
    TurnAgainstTakingBack,
    TurnAgainstNote,
    TwoWorkers,
    TwoSitDown,
    WallAgainstCompany,
    TwoTake,
    LastOfRoom,
    BackAgainstTake,
    BackAgainstAnswer,
    WallAgainstAnswer,
    TwoWaves,
    CloseAgainstWave,
)


def asked() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--rounds", type=int, required=True)
    reader.add_argument("--unlocked", type=int, required=True)
    reader.add_argument("--seen", type=int, required=True)
    reader.add_argument("--keep-locks", action="store_true")
    reader.add_argument("names", nargs="*")
    return reader.parse_args()


def main() -> None:
    told = asked()
    for spot in [spot for race in RACES for spot in race.spots()]:
        getattr(*spot)  # whoever moves one hears of it, whichever races are asked for
    call_command("ready")
    chosen = [race() for race in RACES if not told.names or race.name in told.names]
    print(json.dumps([raced(race, told) for race in chosen]))


def raced(race: Race, told: argparse.Namespace) -> dict[str, object]:
    locked, unlocked = Tally(race), Tally(race, locked=told.keep_locks)
    alone(race, lambda: locked.run(told.rounds))
    alone(race, lambda: unlocked.run_until(told.seen, told.unlocked))
    kept = row(locked, unlocked, connection.vendor)
    print(line(kept), *words(locked, unlocked), sep="\n", flush=True)
    return kept


def alone(race: Race, run: Callable[[], None]) -> None:
    """In an empty house."""
    call_command("flush", verbosity=0, interactive=False)
    people.all_done()
    race.begin()
    run()


if __name__ == "__main__":
    main()
